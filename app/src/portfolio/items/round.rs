//! A question round: what the group chose, why, what it will do with that, and what the student learned about asking.

use maud::{Markup, html};

use crate::t;

pub fn body(chosen: &[String], why: &str, next: &str, learned: &str) -> Markup {
    let facts = [
        (t!("portfolio.round_why"), why),
        (t!("portfolio.round_next"), next),
        (t!("portfolio.round_learned"), learned),
    ];
    html! {
        @if !chosen.is_empty() {
            p.small.quiet-text { (t!("portfolio.round_chose")) }
            ul { @for question in chosen { li dir="auto" { (question) } } }
        }
        dl.goal-facts {
            @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
        }
    }
}
