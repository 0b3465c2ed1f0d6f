use domain::accounts::OpenInvitation;
use domain::id::{PersonId, SchoolId};
use domain::staff::{FormerMember, LinkedDevices, StaffMember};
use domain::viewer::Role;
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::plain::Invitations;
use crate::t;
use crate::ui::{Icon, IconName};

/// Who is on the staff, the way for more to come, and who was. `me`: one cannot do anything to oneself here.
#[component]
pub fn Staff(
    id: SchoolId,
    me: PersonId,
    staff: Vec<StaffMember>,
    former: Vec<FormerMember>,
    invitations: Vec<OpenInvitation>,
) -> impl IntoView {
    let rows = staff.into_iter().map(move |member| {
        let other = member.person != me;
        view! {
            <li class="roster-row">
                <span class="roster-name" dir="auto">
                    {member.name.clone()}<span class="roster-state">{member.email.clone()}</span>
                </span>
                {(member.role == Role::Admin).then(|| view! { <span class="tag">{t!("school.admin")}</span> })}
                {other.then(|| view! { <Change school=id member/> })}
            </li>
        }
    });
    view! {
        <section class="stack" aria-labelledby="staff">
            <div class="row apart">
                <h2 id="staff">{t!("school.staff")}</h2>
                <form method="post" action=format!("/school/{id}/invite")>
                    <button class="button primary"><Icon name=IconName::Link/>{t!("school.invite")}</button>
                </form>
            </div>
            <ul class="roster">{rows.collect_view()}</ul>
            <Invitations open=invitations of=id.to_string()
                action=|school, id| format!("/school/{school}/invitations/{id}/withdraw")/>
            <Former school=id former/>
        </section>
    }
}

/// What can be done waits behind one word.
#[component]
fn Change(school: SchoolId, member: StaffMember) -> impl IntoView {
    let StaffMember { person, name, email, devices, .. } = member;
    let of = format!("/school/{school}/staff/{person}");
    view! {
        <details class="roster-more">
            <summary class="button quiet">{t!("school.change")}<span class="unseen" dir="auto">" "{name.clone()}</span></summary>
            <div class="stack tight">
                <div class="roster-actions">
                    {email.is_some().then(|| view! {
                        <form method="post" action=format!("{of}/password")>
                            <button class="button">
                                <Icon name=IconName::Key/>{t!("school.password_link")}<span class="unseen" dir="auto">" "{name.clone()}</span>
                            </button>
                        </form>
                    })}
                    <form method="post" action=format!("{of}/remove")>
                        <button class="button">
                            <Icon name=IconName::LogOut/>{t!("school.take_off")}<span class="unseen" dir="auto">" "{name.clone()}</span>
                        </button>
                    </form>
                </div>
                <p class="quiet-text small">{t!("school.take_off_hint")}</p>
                {(!devices.is_empty()).then(|| view! { <p class="quiet-text small" dir="auto">{linked(&devices)}</p> })}
            </div>
        </details>
    }
}

/// The classroom devices that would be unlinked.
fn linked(devices: &[LinkedDevices]) -> String {
    let classes: Vec<_> = devices.iter().map(|of| format!("{} ({})", of.class, of.n)).collect();
    t!("school.linked_devices", classes = classes.join(", "))
}

#[component]
fn Former(school: SchoolId, former: Vec<FormerMember>) -> impl IntoView {
    (!former.is_empty()).then(|| {
        let rows = former.into_iter().map(move |member| {
            let FormerMember { person, name, email, since } = member;
            view! {
                <li class="roster-row">
                    <span class="roster-name" dir="auto">
                        {name.clone()}<span class="roster-state">{email}" · "{t!("school.former_since")}" "<Time at=since/></span>
                    </span>
                    <form method="post" action=format!("/school/{school}/staff/{person}/restore")>
                        <button class="button quiet">
                            <Icon name=IconName::Undo/>{t!("school.bring_back")}<span class="unseen" dir="auto">" "{name}</span>
                        </button>
                    </form>
                </li>
            }
        });
        view! {
            <details class="fold">
                <summary><Icon name=IconName::History/>{t!("school.former")}</summary>
                <div class="fold-body stack tight">
                    <p class="quiet-text small">{t!("school.former_hint")}</p>
                    <ul class="roster">{rows.collect_view()}</ul>
                </div>
            </details>
        }
    })
}
