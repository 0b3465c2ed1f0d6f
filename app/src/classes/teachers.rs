use domain::accounts::initials;
use domain::classes::{ClassView, TeacherOf};
use domain::id::ClassId;
use leptos::prelude::*;

use crate::plain::Invitations;
use crate::t;
use crate::ui::{Icon, IconName};

/// Who teaches the class; the lead invites and ends, a co-teacher may leave.
#[component]
pub fn Teachers(class: ClassView) -> impl IntoView {
    let (id, archived, leads) = (class.card.id, class.card.archived, class.standing.may_lead());
    view! {
        <section class="card stack" aria-labelledby="co">
            <h2 id="co">{t!("classes.teachers")}</h2>
            {class.teachers.into_iter().map(|teacher| view! { <OneTeacher class=id teacher leads/> }).collect_view()}
            <form method="post" action=format!("/class/{id}/teachers")>
                {(leads && !archived).then(|| view! {
                    <button class="button" name="invite" value="1"><Icon name=IconName::Link/>{t!("classes.invite")}</button>
                })}
                {(!leads).then(|| view! {
                    <button class="button quiet" name="leave" value="1"><Icon name=IconName::LogOut/>{t!("classes.leave")}</button>
                })}
            </form>
            <Invitations open=class.invitations of=id.to_string() action=|class, _| format!("/class/{class}/teachers")/>
        </section>
    }
}

#[component]
fn OneTeacher(class: ClassId, teacher: TeacherOf, leads: bool) -> impl IntoView {
    let TeacherOf { who, standing } = teacher;
    let letters = initials(&who.name);
    view! {
        <form class="row apart" method="post" action=format!("/class/{class}/teachers")>
            <span class="who">
                <span class="avatar small" aria-hidden="true">{letters}</span><span dir="auto">{who.name.clone()}</span>
                {standing.may_lead().then(|| view! { <span class="tag">{t!("classes.lead")}</span> })}
            </span>
            {(leads && !standing.may_lead()).then(|| view! {
                <button class="button quiet" name="remove" value=who.id.to_string()>
                    {t!("classes.remove_co_teacher")}<span class="unseen" dir="auto">" "{who.name}</span>
                </button>
            })}
        </form>
    }
}
