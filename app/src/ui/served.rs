//! A part of a live page that only the server makes. The browser's WASM knows where it stands and nothing of what is in it: it comes with
//! the page, and `/showing.js` fetches it again when its piece changes. `patch` in `/live.js` leaves alone what the WASM has nothing to say
//! about (`data-kept`).

use maud::{Markup, html};

/// The place of a part: `address` is where it is fetched, `of` which one of the parts there it is.
pub fn served(address: &str, of: &str) -> Markup {
    html! {
        div.served data-kept="" data-key={ "served-" (of) } data-served=(address) data-of=(of) data-cursor=[cursor()] { (made(of)) }
    }
}

/// What the server made for the page that it is rendering: each part by its name, and from where it is listened on. Without a cursor the page
/// fetches them itself.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct ServedParts {
    pub parts: std::sync::Arc<std::collections::BTreeMap<String, String>>,
    pub cursor: String,
}

#[cfg(feature = "ssr")]
fn made(of: &str) -> Markup {
    let parts = leptos::prelude::use_context::<ServedParts>();
    maud::PreEscaped(parts.and_then(|served| served.parts.get(of).cloned()).unwrap_or_default())
}

#[cfg(not(feature = "ssr"))]
fn made(_of: &str) -> Markup {
    Markup::default()
}

#[cfg(feature = "ssr")]
fn cursor() -> Option<String> {
    leptos::prelude::use_context::<ServedParts>().map(|served| served.cursor).filter(|cursor| !cursor.is_empty())
}

#[cfg(not(feature = "ssr"))]
fn cursor() -> Option<String> {
    None
}
