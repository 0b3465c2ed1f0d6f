//! "I used to think / now I think", with the two pieces that it cites; told whole, with what teachers asked and added.

use domain::export::{Remark, Side};
use maud::{Markup, html};

use super::Sheet;
use crate::clock_face::date_of;
use crate::t;
use crate::ui::rich;

/// `sentences`: then and now.
pub fn body((used_to, now): (&str, &str), before: &Side, after: &Side, sheet: &Sheet) -> Markup {
    html! {
        div.told-pair {
            (side(&t!("portfolio.used_to"), used_to, before, sheet))
            (side(&t!("portfolio.now"), now, after, sheet))
        }
    }
}

pub fn remarks(remarks: &[Remark], sheet: &Sheet) -> Markup {
    html! {
        @if sheet.whole {
            @for said in remarks {
                div.told-answer { p.small.quiet-text { (t!("portfolio.a_teacher")) " · " (date_of(said.at)) } p.words dir="auto" { (said.words) } }
            }
        }
    }
}

fn side(lead: &str, said: &str, cited: &Side, sheet: &Sheet) -> Markup {
    html! {
        div.told-side.stack.tight {
            (sheet.heading(lead))
            p.told-sentence.words dir="auto" { (said) }
            p.small.quiet-text dir="auto" { (cited.question) " · " (date_of(cited.at)) }
            div.words.rich.cited { (rich(&cited.words, &[])) }
        }
    }
}
