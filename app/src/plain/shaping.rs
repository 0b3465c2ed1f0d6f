use maud::{Markup, html};

use crate::t;

/// What puts a mark of rich words in front of lines of the sheet in the same form, or makes a link. They work by `/write.js`, which comes when
/// somebody reaches into an element of the class `write`, and are not shown without scripts.
pub fn shaping() -> Markup {
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
