use domain::id::ClassId;
use domain::roster::RosterEntry;
use leptos::prelude::*;

use super::row;
use crate::t;
use crate::ui::{Avatar, Icon, IconName, shown};

/// Who is on the roster, and below it who was.
#[component]
pub fn Roster(class: ClassId, students: Vec<RosterEntry>, archived: bool) -> impl IntoView {
    let (removed, on): (Vec<_>, Vec<_>) = students.into_iter().partition(|entry| entry.removed_at.is_some());
    view! {
        <section class="stack" aria-labelledby="roster">
            <div class="row apart">
                <h2 id="roster">{t!("roster.title")}</h2>
                {(!archived).then(|| view! {
                    <span class="row">
                        <a class="button" href=format!("/class/{class}/badges")><Icon name=IconName::QrCode/>{t!("badges.title")}</a>
                        <a class="button" href=format!("/class/{class}/roster")><Icon name=IconName::UserPlus/>{t!("roster.add_students")}</a>
                    </span>
                })}
            </div>
            {(!on.is_empty()).then(|| shown(row::rows(class, &on, archived)))}
            {(!removed.is_empty()).then(|| view! { <Removed class removed archived/> })}
        </section>
    }
}

#[component]
fn Removed(class: ClassId, removed: Vec<RosterEntry>, archived: bool) -> impl IntoView {
    view! {
        <details class="fold">
            <summary><Icon name=IconName::History/>{t!("roster.removed_count", n = removed.len())}</summary>
            <div class="fold-body stack tight">
                {removed.into_iter().map(|entry| view! {
                    <form class="row apart" method="post" action=format!("/class/{class}/students")>
                        <span class="who"><Avatar picture=entry.picture small=true/><span dir="auto">{entry.name.clone()}</span></span>
                        {(!archived).then(|| view! {
                            <button class="button" name="restore" value=entry.person.to_string()>
                                <Icon name=IconName::Undo/>{t!("roster.put_back")}<span class="unseen" dir="auto">" "{entry.name}</span>
                            </button>
                        })}
                    </form>
                }).collect_view()}
            </div>
        </details>
    }
}
