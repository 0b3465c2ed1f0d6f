//! What only a browser can: the page's elements, read and pressed.

use leptos::prelude::{StoredValue, WithValue, on_cleanup};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlTextAreaElement};

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

/// What has the focus now.
pub fn focused() -> Option<HtmlElement> {
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
    let element: Option<Element> = target.and_then(|t| t.dyn_into().ok());
    let field = element.is_some_and(|e| {
        let closest = e.closest("input, textarea, select, [contenteditable], dialog");
        closest.ok().flatten().is_some()
    });
    field || document().and_then(|d| d.query_selector("dialog:modal").ok().flatten()).is_some()
}

pub fn is_in(target: Option<web_sys::EventTarget>, selector: &str) -> bool {
    let element: Option<Element> = target.and_then(|t| t.dyn_into().ok());
    element.is_some_and(|e| e.closest(selector).ok().flatten().is_some())
}

pub fn show_dialog(id: &str) {
    let dialog = document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}

pub fn close_dialog(id: &str) {
    let dialog = document().and_then(|d| d.get_element_by_id(id)).and_then(|e| e.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| dialog.open()) {
        dialog.close();
    }
}

pub fn show_modal(dialog: &HtmlDialogElement) {
    // Shown by the page before the WASM, it is open but not modal; closing it would be heard as an answer.
    let _ = dialog.remove_attribute("open");
    let _ = dialog.show_modal();
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

/// Calls `heard` whenever the selection changes, as long as the component lives. (The event does not reach the window.)
pub fn on_selection(heard: impl Fn() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(heard);
    let Some(document) = document() else { return };
    let _ = document.add_event_listener_with_callback("selectionchange", closure.as_ref().unchecked_ref());
    let kept = StoredValue::new_local(closure);
    on_cleanup(move || {
        kept.with_value(|closure| {
            let _ = document.remove_event_listener_with_callback("selectionchange", closure.as_ref().unchecked_ref());
        });
    });
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

pub fn empty_field(id: &str) {
    fill_field(id, "");
}

fn tab() -> Option<web_sys::Storage> {
    web_sys::window()?.session_storage().ok()?
}

/// Leaves something with this tab for the page that comes next in it.
pub fn leave_with_tab(key: &str, what: &str) {
    if let Some(tab) = tab() {
        let _ = tab.set_item(key, what);
    }
}

pub fn take_from_tab(key: &str) -> Option<String> {
    let tab = tab()?;
    let what = tab.get_item(key).ok()?;
    let _ = tab.remove_item(key);
    what
}

/// Sends a form to an address without waiting for an answer: the page is being left.
pub fn send_on_leaving(form_id: &str, address: &str) {
    let send = || -> Option<()> {
        let form = document()?.get_element_by_id(form_id)?.dyn_into().ok()?;
        let data = web_sys::FormData::new_with_form(&form).ok()?;
        let body = web_sys::UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
        web_sys::window()?.navigator().send_beacon_with_opt_url_search_params(address, Some(&body)).ok()?;
        Some(())
    };
    let _ = send();
}
