//! Goals that were worded anew or reached: what changed, and why, in the student's words.

use domain::growth::{GoalChange, GoalGrown, PlanPart, Reworded};
use maud::{Markup, html};

use crate::clock_face::{day, day_of};
use crate::t;

/// `page` is where one goal is read, with its id at the end: a student's own, or one that is shown.
pub fn goal_changes(goals: &[GoalGrown], page: &str) -> Markup {
    html! {
        section #goals-changed.stack data-point="goals" aria-labelledby="goals-changed-title" {
            h2 #goals-changed-title { (t!("growing.goals_title")) }
            @for goal in goals {
                article.card.stack data-key=(goal.id) {
                    h3 dir="auto" { a href={ (page) (goal.id) } { (goal.statement) } }
                    ol.grown-changes { @for change in &goal.changes { li.stack.tight { (told(change)) } } }
                }
            }
        }
    }
}

fn told(change: &GoalChange) -> Markup {
    html! {
        @match change {
            GoalChange::Adjusted { at, parts, because } => {
                p { strong { (t!("growing.goal_adjusted")) } " · " (day_of(*at)) }
                @if !parts.is_empty() { dl.grown-parts { @for part in parts { (reworded(part)) } } }
                @if !because.is_empty() {
                    p.small.quiet-text { (t!("growing.goal_because")) }
                    blockquote.words dir="auto" { (because) }
                }
            }
            GoalChange::Reached { at, words } => {
                p { strong { (t!("growing.goal_reached")) } " · " (day_of(*at)) }
                @if !words.is_empty() { blockquote.words dir="auto" { (words) } }
            }
        }
    }
}

fn reworded(part: &Reworded) -> Markup {
    let name = match part.part {
        PlanPart::Statement => t!("growing.part_statement"),
        PlanPart::Stand => t!("growing.part_stand"),
        PlanPart::Why => t!("growing.part_why"),
        PlanPart::Success => t!("growing.part_success"),
        PlanPart::By => t!("growing.part_by"),
        PlanPart::IfThen => t!("growing.part_if_then"),
    };
    html! {
        dt { (name) }
        dd {
            p { span.quiet-text { (t!("growing.then")) } " " (side(part.part, &part.before)) }
            p { span.quiet-text { (t!("growing.now")) } " " (side(part.part, &part.after)) }
        }
    }
}

fn side(part: PlanPart, (one, other): &(String, String)) -> Markup {
    html! {
        @if one.is_empty() { span.quiet-text { (t!("growing.nothing_yet")) } }
        @else if part == PlanPart::By { (day(one)) }
        @else if part == PlanPart::IfThen { span.words dir="auto" { (t!("growing.if_then", obstacle = one, deed = other)) } }
        @else { span.words dir="auto" { (one) } }
    }
}
