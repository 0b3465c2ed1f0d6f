//! "I can …": what a goal is about of what a class is learning, and what its student says of it.

use domain::export::{Competency, Evidence};
use maud::{Markup, html};

use super::Sheet;
use crate::clock_face::date_of;
use crate::t;

pub fn body(competencies: &[Competency], evidence: &[Evidence], sheet: &Sheet) -> Markup {
    html! {
        @if !competencies.is_empty() {
            (sheet.heading(&t!("portfolio.goal_competencies")))
            ul.told-said { @for one in competencies { li.stack.tight { (told(one, evidence)) } } }
        }
    }
}

fn told(one: &Competency, evidence: &[Evidence]) -> Markup {
    let by = evidence.iter().find(|shown| one.evidence == Some(shown.id));
    html! {
        p dir="auto" { (one.statement) }
        p.small.quiet-text dir="auto" {
            @if !one.code.is_empty() { (one.code) " · " }
            (one.class)
            @if let Some(at) = one.claimed_at { " · " (t!("portfolio.claimed")) " · " (date_of(at)) }
        }
        @if !one.claim.is_empty() { p.words dir="auto" { (one.claim) } }
        @if let Some(by) = by { p.small.quiet-text dir="auto" { (by.title) } }
    }
}
