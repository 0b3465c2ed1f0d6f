//! What is half written and is no command yet, a teacher's answer: sealed on this device (`/kept.js`) with every key, so that it is there
//! after a reload, in another tab and without a network; gone once it is saved. No other who signs in here can read it.

#[cfg(feature = "hydrate")]
mod script {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Gives what was kept under a name, or an empty text.
        #[wasm_bindgen(js_namespace = ["window", "waymarkOutbox"])]
        pub fn half(name: &str) -> js_sys::Promise;

        /// An empty text takes it away.
        #[wasm_bindgen(js_namespace = ["window", "waymarkOutbox"], js_name = keepHalf)]
        pub fn keep_half(name: &str, what: &str);
    }
}

/// What was left half written under this name: a list of things.
#[cfg(feature = "hydrate")]
pub async fn half(name: &str) -> Option<Vec<domain::json::Json>> {
    let text = wasm_bindgen_futures::JsFuture::from(script::half(name)).await.ok()?.as_string()?;
    super::parse(&text).and_then(domain::json::Json::read)
}

#[cfg(not(feature = "hydrate"))]
pub async fn half(_name: &str) -> Option<Vec<domain::json::Json>> {
    None
}

#[cfg(feature = "hydrate")]
pub fn keep_half(name: &str, what: Vec<domain::json::Json>) {
    if let Some(text) = super::json::written(&domain::json::Json::List(what)) {
        script::keep_half(name, &text);
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn keep_half(_name: &str, _what: Vec<domain::json::Json>) {}

/// It is saved, or sent, or given up.
#[cfg(feature = "hydrate")]
pub fn drop_half(name: &str) {
    script::keep_half(name, "");
}

#[cfg(not(feature = "hydrate"))]
pub fn drop_half(_name: &str) {}
