//! What a page of text hears. Nothing in it listens; what happens anywhere in it is heard once, at the document.

use leptos::ev::Event;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlButtonElement};

/// Hears a kind of event for as long as there is this document. On the server nothing happens.
#[cfg(feature = "hydrate")]
pub fn hear(kind: &'static str, on: impl FnMut(Event) + 'static) {
    listen(kind, wasm_bindgen::prelude::Closure::new(on), false);
}

#[cfg(not(feature = "hydrate"))]
pub fn hear(_kind: &'static str, _on: impl Fn(Event) + 'static) {}

/// Hears on its way down: what does not come up to the window again, like a fold's `toggle`, and what must be heard before anybody acts on it.
#[cfg(feature = "hydrate")]
pub fn hear_on_the_way_down(kind: &'static str, on: impl FnMut(Event) + 'static) {
    listen(kind, wasm_bindgen::prelude::Closure::new(on), true);
}

#[cfg(feature = "hydrate")]
fn listen(kind: &str, heard: wasm_bindgen::prelude::Closure<dyn FnMut(Event)>, down: bool) {
    let heard = heard.into_js_value();
    let window = leptos::prelude::window();
    let _ = window.add_event_listener_with_callback_and_bool(kind, heard.unchecked_ref(), down);
}

#[cfg(not(feature = "hydrate"))]
pub fn hear_on_the_way_down(_kind: &'static str, _on: impl Fn(Event) + 'static) {}

/// The name and value of the button that was pressed.
pub fn pressed(event: &Event) -> Option<(String, String)> {
    let at: Element = event.target()?.dyn_into().ok()?;
    let button: HtmlButtonElement = at.closest("button").ok()??.dyn_into().ok()?;
    Some((button.name(), button.value()))
}
