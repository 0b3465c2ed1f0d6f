//! How it looks: the previews in the editor say what is typed, where somebody looks at them. One in a closed fold is filled when it opens.

use crate::ui::{rich, rich_on_wall};

pub fn preview(words: &str) {
    if let Some(looks) = looked_at("#looks") {
        looks.set_inner_html(&rich(words, &[]).0);
    }
    if let Some(card) = looked_at("#writing .wall-card") {
        card.set_inner_html(&rich_on_wall(words).0);
    }
}

fn looked_at(place: &str) -> Option<web_sys::Element> {
    let element = leptos::prelude::document().query_selector(place).ok()??;
    let fold = element.closest("details").ok().flatten();
    fold.is_none_or(|fold| fold.has_attribute("open")).then_some(element)
}
