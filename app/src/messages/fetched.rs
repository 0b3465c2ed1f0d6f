//! The browser's table: fetched once before hydration, from the address in the page's head. It stays what the browser made of it; nothing
//! of it is copied until it is said.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use super::table;
use super::{Locale, current};

thread_local! {
    static TABLE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Fetches the reader's table. Hydration waits for it: a page must not come alive with other words than it was rendered with.
pub async fn load() {
    let Some(address) = link("messages") else { return };
    let Ok(response) = gloo_net::http::Request::get(&address).send().await else { return };
    if let Ok(text) = response.text().await
        && let Ok(table) = js_sys::JSON::parse(&text)
    {
        TABLE.with(|kept| kept.replace(table));
    }
}

pub(super) fn say(key: &str, gaps: &[(&str, String)]) -> String {
    let entry = TABLE.with(|table| Reflect::get(&table.borrow(), &key.into()).unwrap_or_default());
    let find = |form: Option<&str>| match form {
        None => entry.as_string(),
        Some(form) => Reflect::get(&entry, &form.into()).ok()?.as_string(),
    };
    table::say(&find, key, gaps, current())
}

/// What the page's `<html>` says under `data-<name>`.
pub fn link(name: &str) -> Option<String> {
    let root = web_sys::window()?.document()?.document_element()?;
    root.get_attribute(&["data-", name].concat())
}

/// The page's language.
pub fn page_locale() -> Locale {
    let tag = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element())
        .and_then(|e| e.get_attribute("lang"));
    tag.and_then(|tag| Locale::named(&tag)).unwrap_or_default()
}
