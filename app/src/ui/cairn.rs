//! The mark: four stones, one per access point, reflection at the bottom because the rest stands on it.
//! Inside a parent with `data-point` its stone stands out and the others stand back (style/_mark.scss).

use leptos::prelude::*;
use maud::{Markup, PreEscaped};

use super::shown;

const CAIRN: &str = concat!(
    r#"<svg class="cairn" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">"#,
    r#"<path class="stone stone-goals" d="M12.3 5.3c.3-1.9 2-2.9 4.1-2.8 2 .1 3.5 1.2 3.4 2.8-.1 1.5-1.6 2.3-3.9 2.2-2.3 0-3.8-.8-3.6-2.2Z"/>"#,
    r#"<path class="stone stone-choice" d="M10 12c-.1-2.1 2.3-3.5 5.6-3.6 3.7-.1 6.7 1.1 6.8 3.2.1 1.9-2.4 3-6.1 3.1-3.6.1-6.2-.8-6.3-2.7Z"/>"#,
    r#"<path class="stone stone-inquiry" d="M7 19.2c.1-2.4 3.4-3.7 8.6-3.7 5.5 0 9.6 1.5 9.5 3.9-.1 2.2-3.8 3.2-9.1 3.2-5.2-.1-9.1-1.2-9-3.4Z"/>"#,
    r#"<path class="stone stone-reflection" d="M3.1 27.2c0-2.5 4.8-3.8 12.4-3.8 7.9 0 13.4 1.2 13.4 3.6 0 2.3-5.2 3.4-13 3.4-7.6 0-12.8-.9-12.8-3.2Z"/>"#,
    "</svg>"
);

pub fn cairn() -> Markup {
    PreEscaped(CAIRN.to_owned())
}

#[component]
pub fn Cairn() -> impl IntoView {
    shown(cairn())
}
