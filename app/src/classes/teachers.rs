use domain::accounts::initials;
use domain::classes::{ClassView, TeacherOf};
use domain::id::ClassId;
use leptos::prelude::*;

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

/// The link that makes one teacher a co-teacher. It is shown this once: only its hash is kept.
#[component]
pub fn Invited(link: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="invited" role="status">
            <h2 id="invited">{t!("classes.invited_title")}</h2>
            <p>{t!("classes.invited_why")}</p>
            <div class="field">
                <label class="field-label" for="link">{t!("classes.invited_link")}</label>
                <input class="input" id="link" type="text" value=link.clone() readonly dir="ltr" autocomplete="off"/>
            </div>
            <div>
                <button class="button" type="button" data-copy=link>
                    <Icon name=IconName::Copy/>{t!("classes.copy")}<span data-said="" hidden>" ✓"</span>
                </button>
            </div>
        </section>
    }
}
