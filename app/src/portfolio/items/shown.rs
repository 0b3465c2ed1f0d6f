//! What shows a goal or belongs to an inquiry, the classes that it is about, and to how many teachers it was shown: of a whole export. A title
//! leads nowhere from here: in a document that was brought, ids say nothing about this Waymark.

use domain::export::Evidence;
use domain::portfolio::TimelineSource;
use maud::{Markup, html};

use super::Sheet;
use crate::clock_face::date_of;
use crate::plain::source_name;
use crate::t;

pub struct Told<'a> {
    pub evidence: &'a [Evidence],
    pub classes: &'a [String],
    pub shown_to: usize,
}

pub fn body(told: &Told, sheet: &Sheet) -> Markup {
    if !sheet.whole {
        return Markup::default();
    }
    html! {
        @if !told.evidence.is_empty() {
            (sheet.heading(&t!("portfolio.shows_it")))
            ul.told-said { @for shown in told.evidence { li.stack.tight { (one(shown)) } } }
        }
        @if !told.classes.is_empty() || told.shown_to > 0 {
            p.small.quiet-text dir="auto" {
                (told.classes.join(" · "))
                @if !told.classes.is_empty() && told.shown_to > 0 { " · " }
                @if told.shown_to > 0 { (t!("portfolio.shown_to", n = told.shown_to)) }
            }
        }
    }
}

fn one(shown: &Evidence) -> Markup {
    html! {
        @if !shown.words.is_empty() { p.words dir="auto" { (shown.words) } }
        p.small.quiet-text dir="auto" {
            @if let Some(source) = TimelineSource::named(&shown.what) { (source_name(source)) " · " }
            @if !shown.title.is_empty() { (shown.title) " · " }
            (date_of(shown.at))
        }
    }
}
