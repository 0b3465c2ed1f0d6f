use std::collections::BTreeMap;

use domain::feedback::{FeedbackView, Outcome, Part};
use domain::rich::plain;
use maud::{Markup, PreEscaped, html};

use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon};

/// What teachers answered so far, and what the student did with it. `shown`: the voices and marks that came with an answer.
pub fn so_far(feedback: &[FeedbackView], shown: &BTreeMap<String, String>) -> Markup {
    html! {
        @if !feedback.is_empty() {
            details.fold data-key="so-far" {
                summary { (icon(IconName::MessageCircle)) (t!("console.so_far", n = feedback.len())) }
                div.fold-body.stack { @for one in feedback { (answer(one, shown.get(&format!("answer-{}", one.id)))) } }
            }
        }
    }
}

fn answer(one: &FeedbackView, shows: Option<&String>) -> Markup {
    let parts = [
        (Part::Strength, t!("console.strength")),
        (Part::Question, t!("console.question")),
        (Part::NextStep, t!("console.next_step")),
    ];
    html! {
        div.stack.tight data-key=(one.id) {
            p.small.quiet-text dir="auto" {
                @if one.read_only { (t!("console.was_read", name = one.by_name, version = one.version)) }
                @else { (t!("console.was_answered", name = one.by_name, version = one.version)) }
                " · " (time(one.sent_at))
            }
            @if let Some(shows) = shows { (PreEscaped(shows)) }
            dl.stack.tight {
                @for (part, label) in parts {
                    @if !one.part(part).is_empty() {
                        dt { (label) }
                        dd {
                            p.words dir="auto" { (one.part(part)) }
                            @if let Some(followed) = one.followed(part) {
                                p.small.quiet-text dir="auto" { (outcome(followed.outcome)) " " (followed.words) }
                            }
                        }
                    }
                }
                @for mark in &one.passages {
                    dt { blockquote.passage dir="auto" { (plain(&mark.passage.quote)) } }
                    dd { p.words dir="auto" { (mark.passage.words) } }
                }
            }
            // Of a voice, marks or comments alone: what became of all of it.
            @if let Some(followed) = one.followed(Part::NextStep).filter(|_| one.has_no_parts()) {
                p.small.quiet-text dir="auto" { (outcome(followed.outcome)) " " (followed.words) }
            }
        }
    }
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Used => t!("console.followed_used"),
        Outcome::Trying => t!("console.followed_trying"),
        Outcome::Other => t!("console.followed_other"),
    }
}
