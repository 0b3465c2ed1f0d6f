//! What a pointer does with a thought presses the button that says the same (dragged into a circle), or begins the ask that it leads to: whatever
//! a mouse does, the keyboard does too.

#[cfg(feature = "hydrate")]
pub fn listen() {
    use leptos::prelude::*;
    use leptos::wasm_bindgen::JsCast;
    use leptos::web_sys::{Element, Event, HtmlElement, HtmlTextAreaElement};

    use crate::ui::hear;

    // What one can influence begins an ask with its own words, unless something is typed there already.
    hear("click", |event| {
        let at = event.target().and_then(|at| at.dyn_into::<Element>().ok());
        let thought =
            at.and_then(|at| at.closest("[data-ask]").ok().flatten()).and_then(|at| at.get_attribute("data-ask"));
        let field =
            document().get_element_by_id("ask-words").and_then(|field| field.dyn_into::<HtmlTextAreaElement>().ok());
        if let (Some(thought), Some(field)) = (thought, field)
            && field.value().trim().is_empty()
        {
            field.set_value(&thought);
            let _ = field.focus();
        }
    });
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
