//! Dragging a thought into a circle presses the button that says the same: whatever a mouse does, the keyboard does too.

#[cfg(feature = "hydrate")]
pub fn listen() {
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::{Element, Event, HtmlElement};

    use crate::ui::hear;

    let dragged = StoredValue::new(None::<String>);
    let around = |event: &Event, what: &str| -> Option<Element> {
        event.target()?.dyn_into::<Element>().ok()?.closest(what).ok().flatten()
    };
    hear("dragstart", move |event| {
        let thought = around(&event, "[data-thought]").and_then(|thought| thought.get_attribute("data-thought"));
        if let (Some(id), Some(drag)) = (&thought, event.dyn_ref::<web_sys::DragEvent>()) {
            // Without something to carry, some browsers carry nothing.
            let _ = drag.data_transfer().map(|carried| carried.set_data("text/plain", id));
        }
        dragged.set_value(thought);
    });
    hear("dragover", move |event| {
        // A zone takes what is dropped only if it says so.
        if dragged.with_value(Option::is_some) && around(&event, "[data-circle]").is_some() {
            event.prevent_default();
        }
    });
    hear("dragend", move |_| dragged.set_value(None));
    hear("drop", move |event| {
        let (Some(thought), Some(zone)) =
            (dragged.try_update_value(Option::take).flatten(), around(&event, "[data-circle]"))
        else {
            return;
        };
        event.prevent_default();
        let place = zone.get_attribute("data-circle").unwrap_or_default();
        let button = ["#sort-", &thought, " button[value=", &place, "]"].concat();
        let button = document().query_selector(&button).ok().flatten();
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            button.click();
        }
    });
}

#[cfg(not(feature = "hydrate"))]
pub fn listen() {}
