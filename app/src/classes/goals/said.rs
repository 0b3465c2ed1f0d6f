//! What was said about a goal, by its student and by teachers.

use domain::goals::{EntryKind, EntryView, Feel, GoalPlan, GoalVersion, GoalView};
use leptos::prelude::*;

use crate::clock_face::{Time, day};
use crate::t;
use crate::ui::{Icon, IconName, shown};

#[component]
pub fn Said(goal: GoalView) -> impl IntoView {
    let said = goal.history.into_iter().map(|said| view! { <One said/> }).collect_view();
    let earlier: Vec<_> = goal.versions.into_iter().filter(|version| version.number != goal.version).collect();
    view! {
        <details class="fold">
            <summary><Icon name=IconName::History/>{t!("goal_guide.said")}</summary>
            <div class="fold-body stack">
                <ol class="said-so-far stack">{said}</ol>
                {(!earlier.is_empty()).then(|| view! {
                    <div class="stack tight">
                        <h3>{t!("goal_guide.wordings")}</h3>
                        {earlier.into_iter().map(|version| view! { <Wording version/> }).collect_view()}
                    </div>
                })}
            </div>
        </details>
    }
}

/// How it was worded then: all of it, as its student reads it.
#[component]
fn Wording(version: GoalVersion) -> impl IntoView {
    let GoalPlan { statement, stand, why, success, by, obstacle, then, .. } = version.plan;
    let if_then = match obstacle.is_empty() {
        true => String::new(),
        false => t!("goals.if_then_said", obstacle = obstacle, then = then),
    };
    let said = [stand, why, success, if_then].into_iter().filter(|said| !said.is_empty());
    let said = said.map(|said| view! { <p class="small quiet-text words" dir="auto">{said}</p> }).collect_view();
    let by = (!by.is_empty()).then(|| view! { <p class="small quiet-text">{t!("goals.by")}": "{shown(day(&by))}</p> });
    view! {
        <div class="stack tight">
            <p class="words" dir="auto">{statement}" · "<Time at=version.at/></p>
            {said}
            {by}
        </div>
    }
}

#[component]
fn One(said: EntryView) -> impl IntoView {
    let what = what(&said);
    let feels = said.feels.iter().map(|feel| view! { <span class="tag">{feel_name(*feel)}</span> }).collect_view();
    view! {
        <li class="stack tight">
            <p class="small"><strong dir="auto">{what}</strong>" · "<Time at=said.at/></p>
            {(!said.feels.is_empty()).then(|| view! { <p class="row">{feels}</p> })}
            {(!said.words.is_empty()).then(|| view! { <p class="words" dir="auto">{said.words}</p> })}
        </li>
    }
}

fn what(said: &EntryView) -> String {
    let name = &said.by_name;
    match said.kind {
        EntryKind::Set => t!("goal_guide.said_set", name = name),
        EntryKind::Adjusted => t!("goal_guide.said_adjusted", name = name),
        EntryKind::Agree => t!("goals.said_agree", name = name),
        EntryKind::Suggest => t!("goals.said_suggest", name = name),
        EntryKind::Ask => t!("goals.said_ask", name = name),
        EntryKind::Reply => t!("goal_guide.said_reply", name = name),
        EntryKind::CheckIn => t!("goal_guide.said_check_in", name = name),
        EntryKind::Linked => t!("goal_guide.said_linked_piece", name = name),
        EntryKind::Reached => t!("goal_guide.said_reached", name = name),
        EntryKind::SetAside => t!("goal_guide.said_set_aside", name = name),
        EntryKind::PickedUp => t!("goal_guide.said_picked_up", name = name),
    }
}

fn feel_name(feel: Feel) -> String {
    match feel {
        Feel::Moving => t!("goals.feel_moving"),
        Feel::Slowly => t!("goals.feel_slowly"),
        Feel::Stuck => t!("goals.feel_stuck"),
        Feel::Surprised => t!("goals.feel_surprised"),
        Feel::Proud => t!("goals.feel_proud"),
        Feel::NeedsChange => t!("goals.feel_needs_change"),
    }
}
