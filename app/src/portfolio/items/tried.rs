//! A try: what was tried, what each changed, and the work that came of it.

use domain::export::{Answer, Tried};
use maud::{Markup, html};

use super::Sheet;
use crate::clock_face::date_of;
use crate::t;

pub fn body(tried: &[Tried], answers: &[Answer], sheet: &Sheet) -> Markup {
    html! {
        ul.told-said {
            @for one in tried {
                li {
                    p { @if one.name.is_empty() { em { (t!("portfolio.tool_unnamed")) } } @else { strong dir="auto" { (one.name) } }
                        @match one.keeps.as_deref() {
                            Some("keep") => { " " span.tag { (t!("portfolio.kept")) } }
                            Some("drop") => { " " span.tag { (t!("portfolio.dropped")) } }
                            _ => {}
                        }
                    }
                    @if !one.changed.is_empty() { p.words dir="auto" { (one.changed) } }
                    @if let Some(led) = &one.work { p.small dir="auto" { (t!("portfolio.choice_work")) " " (led.title) } }
                }
            }
        }
        @if sheet.whole {
            @for said in answers {
                div.told-answer { p.small.quiet-text { (t!("portfolio.a_teacher")) " · " (date_of(said.at)) } p.words dir="auto" { (said.words) } }
            }
        }
    }
}
