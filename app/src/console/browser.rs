//! What only a browser can: the page's elements, read and pressed.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{
    Event, HtmlButtonElement, HtmlDialogElement, HtmlElement, HtmlFormElement, HtmlTextAreaElement, UrlSearchParams,
};

/// What can have the focus.
pub type Element = HtmlElement;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Presses what a key stands for, where it is there and may be pressed.
pub fn press(selector: &str) -> bool {
    match find(selector) {
        Some(element) if !element.has_attribute("disabled") => {
            element.click();
            true
        }
        _ => false,
    }
}

pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus();
    }
}

/// What the server made there is made again (`/showing.js`).
pub fn is_stale(place: &str) {
    if let (Some(place), Ok(stale)) = (find(place), Event::new("stale")) {
        let _ = place.dispatch_event(&stale);
    }
}

/// True if it was there to get the focus.
pub fn focus_on(selector: &str) -> bool {
    focus(selector);
    find(selector).is_some()
}

/// What has the focus now.
pub fn focused() -> Option<Element> {
    document()?.active_element()?.dyn_into().ok()
}

/// Goes to the card after or before the open one.
pub fn step(forward: bool) -> bool {
    let Some(all) = document().and_then(|d| d.query_selector_all(".item-open").ok()) else { return false };
    let cards: Vec<HtmlElement> = (0..all.length()).filter_map(|at| all.item(at)?.dyn_into().ok()).collect();
    let at = cards.iter().position(|card| card.get_attribute("aria-current").as_deref() == Some("true"));
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
        (None, true) => 0,
        (None, false) => cards.len().wrapping_sub(1),
    };
    if let Some(card) = cards.get(next) {
        let _ = card.focus();
        card.click();
    }
    true
}

/// A field has the keys, or a dialog does.
pub fn is_busy_with_keys(target: Option<web_sys::EventTarget>) -> bool {
    let element: Option<web_sys::Element> = target.and_then(|t| t.dyn_into().ok());
    let field = element.is_some_and(|e| {
        let closest = e.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
        closest.ok().flatten().is_some()
    });
    field || document().and_then(|d| d.query_selector("dialog:modal").ok().flatten()).is_some()
}

pub fn is_in(target: Option<web_sys::EventTarget>, selector: &str) -> bool {
    let element: Option<web_sys::Element> = target.and_then(|t| t.dyn_into().ok());
    element.is_some_and(|e| e.closest(selector).ok().flatten().is_some())
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

pub fn show_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

pub fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id).filter(HtmlDialogElement::open) {
        dialog.close();
    }
}

/// Shows what lies over everything.
pub fn cover(id: &str) {
    if let Some(dialog) = dialog(id) {
        // Shown by the page before the WASM, it is open but not modal; closing it would be heard as an answer.
        let _ = dialog.remove_attribute("open");
        let _ = dialog.show_modal();
    }
}

/// Where the words in an element are selected, in Unicode scalar values: start, end.
pub fn selection_in(id: &str) -> Option<(usize, usize)> {
    let element = document()?.get_element_by_id(id)?;
    let selection = web_sys::window()?.get_selection().ok()??;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let inside =
        element.contains(Some(&range.start_container().ok()?)) && element.contains(Some(&range.end_container().ok()?));
    if !inside {
        return None;
    }
    let before = document()?.create_range().ok()?;
    before.select_node_contents(&element).ok()?;
    before.set_end(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    let starts = String::from(before.to_string()).chars().count();
    let ends = starts + String::from(range.to_string()).chars().count();
    Some((starts, ends))
}

/// Hears a kind of event at the document on its way down, as long as there is this page: for events that do not reach the window.
pub fn hear_at_document(kind: &'static str, heard: impl Fn(Event) + 'static) {
    let heard = Closure::<dyn FnMut(Event)>::new(heard).into_js_value();
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback_and_bool(kind, heard.unchecked_ref(), true);
    }
}

pub fn clear_selection() {
    if let Some(selection) = web_sys::window().and_then(|w| w.get_selection().ok().flatten()) {
        let _ = selection.remove_all_ranges();
    }
}

/// What stands in a text field right now.
pub fn typed_in(id: &str) -> Option<String> {
    let field = document()?.get_element_by_id(id)?;
    Some(field.dyn_into::<HtmlTextAreaElement>().ok()?.value())
}

pub fn fill_field(id: &str, words: &str) {
    let field = document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlTextAreaElement>().ok());
    if let Some(field) = field {
        field.set_value(words);
    }
}

/// Opens the fold that a field lies in.
pub fn unfold(id: &str) {
    let field = document().and_then(|d| d.get_element_by_id(id));
    if let Some(fold) = field.and_then(|field| field.closest("details").ok().flatten()) {
        let _ = fold.set_attribute("open", "");
    }
}

/// What a form sends when it is sent with this button.
pub fn fields(form: &HtmlFormElement, button: Option<&HtmlButtonElement>) -> UrlSearchParams {
    let data = web_sys::FormData::new_with_form(form);
    let fields = data.and_then(|data| UrlSearchParams::new_with_str_sequence_sequence(&data));
    let fields = fields.unwrap_or_else(|_| UrlSearchParams::new().unwrap_throw());
    if let Some(button) = button.filter(|button| !button.name().is_empty()) {
        fields.append(&button.name(), &button.value());
    }
    fields
}

/// Fields as a form would send them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let encoded = |text: &str| String::from(js_sys::encode_uri_component(text));
    let pairs: Vec<_> = fields.iter().map(|(name, value)| [&encoded(name), "=", &encoded(value)].concat()).collect();
    pairs.join("&")
}

/// Sends fields without waiting for an answer: the page is being left.
pub fn send_on_leaving(address: &str, fields: &str) {
    let Ok(fields) = UrlSearchParams::new_with_str(fields) else { return };
    let _ = leptos::prelude::window().navigator().send_beacon_with_opt_url_search_params(address, Some(&fields));
}
