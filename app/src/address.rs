//! What a page's address asks for, behind the question mark. It is read where a page is made; only the console follows it afterwards.

/// The first value with this name; none where the address has none.
#[cfg(feature = "ssr")]
pub fn asked(name: &str) -> Option<String> {
    use axum::extract::Query;
    use axum::http::request::Parts;
    let parts = leptos::prelude::use_context::<Parts>()?;
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).ok()?;
    pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))
}

#[cfg(feature = "hydrate")]
pub fn asked(name: &str) -> Option<String> {
    let search = leptos::prelude::window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub fn asked(_name: &str) -> Option<String> {
    None
}

/// The page is at another address now: a reload opens that, and the way back does not lead here.
#[cfg(feature = "hydrate")]
pub fn is_now(address: &str) {
    if let Ok(history) = leptos::prelude::window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}

/// Goes on to another page, as a link would.
#[cfg(feature = "hydrate")]
pub fn go(address: &str) {
    let _ = leptos::prelude::window().location().assign(address);
}

#[cfg(not(feature = "hydrate"))]
pub fn go(_address: &str) {}
