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
    let everybody: Vec<(String, String)> = staff.iter().map(|one| (one.person.to_string(), one.name.clone())).collect();
    let rows = staff.into_iter().map(move |member| {
        let others = everybody.iter().filter(|(id, _)| *id != member.person.to_string()).cloned().collect();
        let other = member.person != me;
        view! {
            <li class="roster-row">
                <span class="roster-name" dir="auto">
                    {member.name.clone()}<span class="roster-state">{member.email.clone()}</span>
                </span>
                {(member.role == Role::Admin).then(|| view! { <span class="tag">{t!("school.admin")}</span> })}
                {other.then(|| view! { <Change school=id member others/> })}
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
fn Change(school: SchoolId, member: StaffMember, others: Vec<(String, String)>) -> impl IntoView {
    let StaffMember { person, name, email, role, alone_in, devices } = member;
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
                    <MakeAdmin of=of.clone() name=name.clone() role/>
                    <form method="post" action=format!("{of}/remove")>
                        <button class="button">
                            <Icon name=IconName::LogOut/>{t!("school.take_off")}<span class="unseen" dir="auto">" "{name.clone()}</span>
                        </button>
                    </form>
                </div>
                <p class="quiet-text small">{t!("school.take_off_hint")}</p>
                {(role != Role::Admin).then(|| view! { <p class="quiet-text small">{t!("school.make_admin_hint")}</p> })}
                {(!alone_in.is_empty()).then(|| view! { <HandOver of=of.clone() name=name.clone() alone_in others/> })}
                {(!devices.is_empty()).then(|| view! { <p class="quiet-text small" dir="auto">{linked(&devices)}</p> })}
            </div>
        </details>
    }
}

#[component]
fn MakeAdmin(of: String, name: String, role: Role) -> impl IntoView {
    let (next, words, picture) = match role {
        Role::Admin => (Role::Teacher, t!("school.no_admin"), IconName::Undo),
        Role::Teacher => (Role::Admin, t!("school.make_admin"), IconName::Key),
    };
    view! {
        <form method="post" action=format!("{of}/role")>
            <input type="hidden" name="role" value=next.name()/>
            <button class="button"><Icon name=picture/>{words}<span class="unseen" dir="auto">" "{name}</span></button>
        </form>
    }
}

/// Who has left without a word holds no class: somebody else leads it from now on.
#[component]
fn HandOver(of: String, name: String, alone_in: Vec<String>, others: Vec<(String, String)>) -> impl IntoView {
    let id = format!("over-{}", of.rsplit('/').next().unwrap_or_default());
    let options = others.into_iter().map(|(id, name)| view! { <option value=id dir="auto">{name}</option> });
    view! {
        <form class="stack tight" method="post" action=format!("{of}/hand-over")>
            <p class="small" dir="auto">{t!("school.alone_in", classes = alone_in.join(", "))}</p>
            <label class="field-label" for=id.clone()>
                {t!("school.hand_over_to")}<span class="unseen" dir="auto">" ("{name}")"</span>
            </label>
            <div class="row">
                <select class="input" id=id name="to">
                    <option value="">{t!("school.hand_over_pick")}</option>
                    {options.collect_view()}
                </select>
                <button class="button">{t!("school.hand_over")}</button>
            </div>
            <p class="quiet-text small">{t!("school.hand_over_hint")}</p>
        </form>
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
