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

/// Hears on its way down, until the page goes: what does not come up to the window again, like a fold's `toggle`, and what must be heard
/// before anybody acts on it.
#[cfg(feature = "hydrate")]
pub fn hear_on_the_way_down(kind: &'static str, on: impl Fn(Event) + 'static) {
    use leptos::prelude::*;
    use wasm_bindgen::prelude::Closure;
    fn of(kind: &'static str, heard: Closure<dyn FnMut(Event)>) {
        let listener: &js_sys::Function = heard.as_ref().unchecked_ref();
        let _ = window().add_event_listener_with_callback_and_bool(kind, listener, true);
        let heard = StoredValue::new_local(heard);
        on_cleanup(move || {
            heard.with_value(|heard| {
                let listener: &js_sys::Function = heard.as_ref().unchecked_ref();
                let _ = window().remove_event_listener_with_callback_and_bool(kind, listener, true);
            });
        });
    }
    of(kind, Closure::new(on));
}

#[cfg(not(feature = "hydrate"))]
pub fn hear_on_the_way_down(_kind: &'static str, _on: impl Fn(Event) + 'static) {}

/// The name and value of the button that was pressed.
pub fn pressed(event: &Event) -> Option<(String, String)> {
    let at: Element = event.target()?.dyn_into().ok()?;
    let button: HtmlButtonElement = at.closest("button").ok()??.dyn_into().ok()?;
    Some((button.name(), button.value()))
}
