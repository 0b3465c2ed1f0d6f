use leptos::prelude::*;
use maud::html;

use super::shown;

/// Where news is said to screen readers, once and politely. Every live page has one.
pub fn live_region() -> AnyView {
    shown(html! { p.unseen #live role="status" aria-live="polite" {} })
}

/// Says something once in the [`live_region`]. Moves nothing and takes no focus.
#[cfg(feature = "hydrate")]
pub fn say_once(words: &str) {
    if let Some(region) = document().get_element_by_id("live") {
        region.set_text_content(Some(words));
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn say_once(_words: &str) {}
