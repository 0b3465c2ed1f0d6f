//! A question of a question board: it is its own title. Told whole, with where a teacher pointed to.

use maud::{Markup, html};

use super::Sheet;
use crate::t;

pub fn body(answer: &str, sheet: &Sheet) -> Markup {
    html! {
        @if sheet.whole && !answer.is_empty() {
            div.told-answer { p.small.quiet-text { (t!("portfolio.a_teacher")) } p.words dir="auto" { (answer) } }
        }
    }
}
