//! On the page of what helped: what the student tried and said of it, kept or dropped, beside the ways that they chose. Tries are shown one by
//! one and elsewhere, so whoever sees this page does not read them here.

use domain::trying::{Keeps, TriedView, TryView};
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::t;
use crate::ui::{IconName, icon};

/// Each thing that something was said of; the newest change first.
pub fn told(tries: &[TryView]) -> Vec<(&TryView, &TriedView)> {
    let mut told: Vec<_> = tries
        .iter()
        .flat_map(|attempt| attempt.tried.iter().filter(|one| one.told).map(move |one| (attempt, one)))
        .collect();
    told.sort_by_key(|(attempt, _)| std::cmp::Reverse(attempt.changed_at));
    told
}

pub fn section(told: &[(&TryView, &TriedView)]) -> Markup {
    html! {
        @if !told.is_empty() {
            section #tried.stack aria-labelledby="tried-title" {
                div.stack.tight {
                    h2 #tried-title { (t!("choices.tried_title")) }
                    p.note { (icon(IconName::Lock)) span { (t!("choices.tried_alone")) } }
                }
                ul.stack { @for (attempt, one) in told { (thing(attempt, one)) } }
            }
        }
    }
}

fn thing(attempt: &TryView, one: &TriedView) -> Markup {
    html! {
        li.card.stack.tight data-key=(one.id) {
            h3 dir="auto" { a href={ "/try#try-" (attempt.id) } { (one.name) } }
            p.row {
                @if one.keeps == Some(Keeps::Keep) { span.tag data-point="choice" { (icon(IconName::Check)) (t!("shelf.kept")) } }
                @else { span.tag { (t!("shelf.dropped")) } }
                span.small.quiet-text { (day_of(attempt.changed_at)) }
            }
            p.said.words dir="auto" { (one.changed) }
            p.small.quiet-text dir="auto" {
                (t!("choices.for_target", target = attempt.words))
                @if let Some(piece) = &one.piece { " · " (t!("choices.in_work", question = piece.question)) }
            }
        }
    }
}
