//! What was said about a goal, by its student and by teachers: both sides stay.

use domain::goals::{EntryKind, EntryView, GoalStage, GoalView};
use domain::words::LONGEST_REPLY;
use maud::{Markup, html};

use super::check_in::feel_name;
use super::mine::{Mine, field_id, heading};
use super::one::if_then;
use super::standing::last_word;
use crate::clock_face::{day, time};
use crate::t;
use crate::ui::{IconName, hear_it, icon};

pub fn history(mine: Mine, goal: &GoalView) -> Markup {
    html! {
        section.stack data-key="history" aria-labelledby="history" {
            (heading("history", &t!("goals.history"), &t!("goals.history_hint")))
            (reply(mine, goal))
            ol.said-so-far.stack {
                @for (at, said) in goal.history.iter().enumerate() { (entry(said, at)) }
            }
            (wordings(goal))
        }
    }
}

fn entry(said: &EntryView, at: usize) -> Markup {
    let feels: Vec<String> = said.feels.iter().map(|feel| feel_name(*feel)).collect();
    html! {
        li.stack.tight data-own=[said.own.then_some("")] {
            p.small { strong dir="auto" { (what(said)) } " · " (time(said.at)) }
            @if !feels.is_empty() { p.row { @for feel in &feels { span.tag { (feel) } } } }
            @if !said.words.is_empty() {
                @let id = ["said-", &at.to_string()].concat();
                p.words id=(id) dir="auto" { (said.words) }
                @if !said.own { (hear_it(&id)) }
            }
        }
    }
}

fn what(said: &EntryView) -> String {
    let name = &said.by_name;
    match said.kind {
        EntryKind::Set => t!("goals.said_set"),
        EntryKind::Adjusted => t!("goals.said_adjusted"),
        EntryKind::Agree => t!("goals.said_agree", name = name),
        EntryKind::Suggest => t!("goals.said_suggest", name = name),
        EntryKind::Ask => t!("goals.said_ask", name = name),
        EntryKind::Reply => t!("goals.said_reply"),
        EntryKind::CheckIn => t!("goals.said_check_in"),
        EntryKind::Linked => t!("goals.said_linked"),
        EntryKind::Reached => t!("goals.said_reached"),
        EntryKind::SetAside => t!("goals.said_set_aside"),
        EntryKind::PickedUp => t!("goals.said_picked_up"),
    }
}

const FORM: &str = "reply";

/// On top of the page: a teacher's word that waits for its student, and the way to answer it.
pub fn waiting(goal: &GoalView) -> Markup {
    let waits = matches!(goal.stage, GoalStage::Suggested | GoalStage::Asked);
    html! {
        @if let Some(said) = last_word(&goal.history).filter(|_| waits) {
            div.row data-key="waiting" {
                p.said #waiting-said dir="auto" { (t!("home.said", words = said.words)) }
                (hear_it("waiting-said"))
                a.button href={ "#" (field_id(FORM, "words")) } { (t!("goals.reply_to", name = said.by_name)) }
            }
        }
    }
}

/// To whoever said something last.
fn reply(mine: Mine, goal: &GoalView) -> Markup {
    let waits = matches!(goal.stage, GoalStage::Agreed | GoalStage::Suggested | GoalStage::Asked);
    let Some(said) = last_word(&goal.history).filter(|_| waits) else { return Markup::default() };
    let label = t!("goals.reply_to", name = said.by_name);
    let fields = html! {
        (mine.hinted(FORM, "words", &label, &t!("goals.reply_hint"), "", LONGEST_REPLY, 2))
        div { button.button { (icon(IconName::Send)) (t!("goals.reply_send")) } }
    };
    html! { div.card.flat data-key="reply-card" { (mine.form(FORM, "goal_reply", &[], fields)) } }
}

/// How the goal was worded before.
fn wordings(goal: &GoalView) -> Markup {
    let earlier = || goal.versions.iter().filter(|version| version.number != goal.version);
    html! {
        @if earlier().next().is_some() {
            details.fold data-key="wordings" {
                summary { (icon(IconName::History)) (t!("goals.wordings")) }
                div.fold-body.stack {
                    @for version in earlier() {
                        div.stack.tight {
                            p.small.quiet-text { (t!("goals.wording", n = version.number)) " · " (time(version.at)) }
                            p.words dir="auto" { (version.plan.statement) }
                            @let plan = &version.plan;
                            @for said in [&plan.stand, &plan.why, &plan.success, &if_then(&plan.obstacle, &plan.then)] {
                                @if !said.is_empty() { p.small.quiet-text.words dir="auto" { (said) } }
                            }
                            @if !plan.by.is_empty() { p.small.quiet-text { (t!("goals.by")) ": " (day(&plan.by)) } }
                        }
                    }
                }
            }
        }
    }
}
