//! The browser's table: fetched once before hydration, from the address in the page's head.

use std::cell::RefCell;

use super::table::Table;
use super::{Locale, current};

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

/// Fetches the reader's table. Hydration waits for it: a page must not come alive with other words than it was rendered with.
pub async fn load() {
    let Some(address) = link("messages") else { return };
    let Ok(response) = gloo_net::http::Request::get(&address).send().await else { return };
    if let Ok(table) = response.json::<Table>().await {
        TABLE.with(|kept| *kept.borrow_mut() = table);
    }
}

pub(super) fn say(key: &str, gaps: &[(&str, String)]) -> String {
    TABLE.with(|table| table.borrow().say(key, gaps, current()))
}

/// What the page's `<html>` says under `data-<name>`.
pub fn link(name: &str) -> Option<String> {
    let root = web_sys::window()?.document()?.document_element()?;
    root.get_attribute(&format!("data-{name}"))
}

/// The page's language.
pub fn page_locale() -> Locale {
    let tag = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.document_element())
        .and_then(|e| e.get_attribute("lang"));
    tag.and_then(|tag| Locale::named(&tag)).unwrap_or_default()
}
