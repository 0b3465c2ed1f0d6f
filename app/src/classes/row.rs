use domain::id::ClassId;
use domain::roster::RosterEntry;
use leptos::prelude::*;

use crate::t;
use crate::ui::{Avatar, Icon, IconName};

fn state(entry: &RosterEntry) -> String {
    match (entry.locked, entry.has_pin) {
        (true, _) => t!("roster.state_locked"),
        (false, true) => t!("roster.state_has_pictures"),
        (false, false) => t!("roster.state_not_joined"),
    }
}

/// A student on the roster; what can be done waits behind one word.
#[component]
pub fn RosterRow(class: ClassId, entry: RosterEntry, archived: bool) -> impl IntoView {
    let state = state(&entry);
    view! {
        <li class="roster-row">
            <Avatar picture=entry.picture.clone()/>
            <span class="roster-name">
                <span dir="auto">{entry.name.clone()}</span>
                {entry.nickname.then(|| view! { " "<span class="tag">{t!("roster.nickname")}</span> })}
                <span class="roster-state">{state}</span>
            </span>
            {(!archived).then(|| view! { <Change class entry/> })}
        </li>
    }
}

#[component]
fn Change(class: ClassId, entry: RosterEntry) -> impl IntoView {
    let RosterEntry { person, name, has_pin, locked, claimed_at, .. } = entry;
    let button = |action: &'static str, icon: IconName, words: String, class: &'static str| {
        let name = name.clone();
        view! {
            <button class=class name=action value=person.to_string()>
                <Icon name=icon/>{words}<span class="unseen" dir="auto">" "{name}</span>
            </button>
        }
    };
    let (whose, goals_of, choices_of) = (name.clone(), name.clone(), name.clone());
    view! {
        <details class="roster-more">
            <summary class="button quiet">{t!("roster.change")}<span class="unseen" dir="auto">" "{whose.clone()}</span></summary>
            <form class="roster-actions" method="post" action=format!("/class/{class}/students")>
                {locked.then(|| button("unlock", IconName::Lock, t!("roster.unlock"), "button"))}
                {has_pin.then(|| button("reset", IconName::Key, t!("roster.new_pictures"), "button"))}
                {claimed_at.is_some().then(|| button("undo", IconName::UserPlus, t!("roster.not_them"), "button"))}
                <a class="button" href=format!("/class/{class}/student/{person}")>
                    <Icon name=IconName::Pencil/>{t!("roster.edit")}<span class="unseen" dir="auto">" "{whose.clone()}</span>
                </a>
                <a class="button" href=format!("/class/{class}/student/{person}/growth")>
                    <Icon name=IconName::Sprout/>{t!("growth.guide_title")}<span class="unseen" dir="auto">" "{whose}</span>
                </a>
                <a class="button" href=format!("/class/{class}/student/{person}/goals")>
                    <Icon name=IconName::Mountain/>{t!("goal_guide.title")}<span class="unseen" dir="auto">" "{goals_of}</span>
                </a>
                <a class="button" href=format!("/class/{class}/student/{person}/choices")>
                    <Icon name=IconName::LayoutGrid/>{t!("boards.choices_title")}<span class="unseen" dir="auto">" "{choices_of}</span>
                </a>
                {button("remove", IconName::Trash, t!("roster.remove"), "button")}
            </form>
        </details>
    }
}
