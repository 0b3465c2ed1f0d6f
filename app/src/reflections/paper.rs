//! The sheet itself, with what opens a door into it, what gives the words a shape, and how that looks.

use domain::words::LONGEST_PIECE;
use maud::{Markup, PreEscaped, html};

use super::api::Asked;
use super::places::STARTER;
use super::problem::Problems;
use crate::messages::lang;
use crate::t;
use crate::ui::{IconName, icon, in_textarea, rich};

/// What is typed here survives the arrival of the WASM: the words of the start are the element's content, never a bound value.
pub fn paper(start: &str, problems: &Problems) -> Markup {
    html! {
        label.unseen for="words" { (t!("reflections.your_answer")) }
        (tools())
        textarea.input.writing #words name="words" rows="7" maxlength=(LONGEST_PIECE) dir="auto" autocomplete="off"
            aria-describedby="words-problem privacy" aria-invalid=[problems.invalid("words")] { (PreEscaped(in_textarea(start))) }
        (problems.line("words"))
    }
}

/// What puts a mark of rich words in front of lines, or makes a link. They work by `/write.js`, and are not shown without scripts.
fn tools() -> Markup {
    let tools = [
        ("# ", t!("reflections.shape_heading")),
        ("- ", t!("reflections.shape_list")),
        ("1. ", t!("reflections.shape_numbers")),
        ("> ", t!("reflections.shape_quote")),
        ("[", t!("reflections.shape_link")),
    ];
    html! {
        div.tools role="group" aria-label=(t!("reflections.shape")) {
            @for (mark, name) in tools {
                button.tool type="button" data-mark=(mark) aria-keyshortcuts=[(mark == "[").then_some("Control+K")] { (name) }
            }
        }
    }
}

/// The words as others will read them. The element is filled again as they are typed.
pub fn looks(words: &str) -> Markup {
    html! {
        details.fold {
            summary { (icon(IconName::Eye)) (t!("reflections.how_it_looks")) }
            div.fold-body.words.rich #looks { (rich(words, &[])) }
        }
    }
}

/// Sentence starters, and the stems of every reflection. They are buttons of the form until the WASM has arrived.
pub fn starters(asked: &Asked) -> Markup {
    let stems = [t!("reflections.stem_what"), t!("reflections.stem_why"), t!("reflections.stem_next")];
    html! {
        div.starters role="group" aria-label=(t!("reflections.starters")) {
            @for starter in &asked.starters { (one(starter, lang(asked.locale))) }
            @for stem in &stems { (one(stem, None)) }
        }
    }
}

fn one(starter: &str, lang: Option<&str>) -> Markup {
    html! { button.starter name=(STARTER) value=(starter) formnovalidate lang=[lang] dir="auto" { (starter) } }
}
