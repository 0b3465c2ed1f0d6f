//! What the student said of a version by the criteria: the last time first.

use domain::export::{About, RatedLine, RatedTime};
use domain::rubrics::Stand;
use maud::{Markup, html};

use super::Sheet;
use super::place::place;
use crate::clock_face::date_of;
use crate::plain::stand_name;
use crate::t;

pub fn body(about: &About, times: &[RatedTime], sheet: &Sheet) -> Markup {
    html! {
        p.small.quiet-text dir="auto" { (about.question) " · " (t!("portfolio.version", n = about.number)) }
        @for time in times.iter().rev() {
            p.small.quiet-text { (date_of(time.at)) }
            ul.told-said { @for said in &time.lines { li.stack.tight { (line(said, sheet)) } } }
        }
    }
}

/// One criterion, whoever says it.
pub fn line(said: &RatedLine, sheet: &Sheet) -> Markup {
    let stands = Stand::named(&said.stands).map_or_else(|| said.level.clone(), stand_name);
    let facts = [(t!("portfolio.rating_growing"), &said.growing), (t!("portfolio.rating_beyond"), &said.beyond)];
    html! {
        (sheet.heading(&said.criterion))
        @if !stands.is_empty() { p { span.tag dir="auto" { (stands) } } }
        dl.goal-facts {
            @for (name, words) in facts { @if !words.is_empty() { dt { (name) } dd.words dir="auto" { (words) } } }
        }
        @if !said.quote.is_empty() { blockquote.cited dir="auto" { p.words { (said.quote) } } }
        @if said.in_file {
            p.small.quiet-text {
                (t!("portfolio.rating_in_file"))
                @if let Some(place) = said.on.as_ref().and_then(place) { " · " (place) }
            }
        }
    }
}
