use domain::id::SchoolId;
use domain::schools::StaffMember;
use domain::viewer::Role;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// Who is on the staff, and the way for more to come.
#[component]
pub fn Staff(id: SchoolId, staff: Vec<StaffMember>) -> impl IntoView {
    let rows = staff.into_iter().map(|member| {
        view! {
            <li class="roster-row">
                <span class="roster-name" dir="auto">{member.name}<span class="roster-state">{member.email}</span></span>
                {(member.role == Role::Admin).then(|| view! { <span class="tag">{t!("school.admin")}</span> })}
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
        </section>
    }
}
