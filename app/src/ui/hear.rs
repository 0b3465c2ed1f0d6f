//! What a page of text hears. Nothing in it listens; what happens anywhere in it is heard once, at the document, while the page is there.

use leptos::ev::Event;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlButtonElement};

/// Hears a kind of event until the page goes. On the server nothing happens.
#[cfg(feature = "hydrate")]
pub fn hear(kind: &'static str, on: impl Fn(Event) + 'static) {
    use leptos::prelude::*;
    let heard = window_event_listener_untyped(kind, on);
    on_cleanup(move || heard.remove());
}

#[cfg(not(feature = "hydrate"))]
pub fn hear(_kind: &'static str, _on: impl Fn(Event) + 'static) {}

/// The name and value of the button that was pressed.
pub fn pressed(event: &Event) -> Option<(String, String)> {
    let at: Element = event.target()?.dyn_into().ok()?;
    let button: HtmlButtonElement = at.closest("button").ok()??.dyn_into().ok()?;
    Some((button.name(), button.value()))
}
