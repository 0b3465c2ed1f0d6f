//! A part of a live page that never changes. The server makes it, and the browser, which never makes the page itself, only takes it over:
//! it carries neither its text nor its words.

use leptos::prelude::*;
use maud::Markup;

use super::shown;

/// Every page is asked for as a document (docs/decisions/0051-documents.md).
#[cfg(feature = "ssr")]
pub fn still(make: impl FnOnce() -> Markup) -> AnyView {
    shown(make())
}

#[cfg(not(feature = "ssr"))]
pub fn still(_make: impl FnOnce() -> Markup) -> AnyView {
    // What it is taken over as: nothing looks at it again.
    shown(maud::html! { div {} })
}
