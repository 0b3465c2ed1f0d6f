//! The sheet itself, with what opens a door into it.

use domain::words::LONGEST_PIECE;
use maud::{Markup, PreEscaped, html};

use super::problem::Problems;
use crate::t;
use crate::ui::in_textarea;

/// What is typed here survives the arrival of the WASM: the words of the start are the element's content, never a bound value.
pub fn paper(start: &str, problems: &Problems) -> Markup {
    html! {
        label.unseen for="words" { (t!("reflections.your_answer")) }
        textarea.input.writing #words name="words" rows="7" maxlength=(LONGEST_PIECE) dir="auto" autocomplete="off"
            aria-describedby="words-problem privacy" aria-invalid=[problems.invalid("words")] { (PreEscaped(in_textarea(start))) }
        (problems.line("words"))
    }
}

/// The name of the starters.
pub const STARTER: &str = "starter";

/// Sentence starters, and the stems of every reflection. They are buttons of the form until the WASM has arrived.
pub fn starters(own: &[String]) -> Markup {
    let stems = [t!("reflections.stem_what"), t!("reflections.stem_why"), t!("reflections.stem_next")];
    html! {
        div.starters role="group" aria-label=(t!("reflections.starters")) {
            @for starter in own.iter().chain(&stems) {
                button.starter name=(STARTER) value=(starter) formnovalidate dir="auto" { (starter) }
            }
        }
    }
}
