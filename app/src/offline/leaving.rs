//! The last words of a page that is being left.

use domain::command::Envelope;

/// Hands commands to the browser, which sends them after the page is gone. Nobody hears the answer: what they save is idempotent.
#[cfg(feature = "hydrate")]
pub fn send_leaving(commands: Vec<Envelope>) {
    let Ok(json) = serde_json::to_string(&commands) else { return };
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&json.into());
    if let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) {
        let _ = leptos::prelude::window().navigator().send_beacon_with_opt_blob("/api/v1/commands", Some(&blob));
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn send_leaving(_commands: Vec<Envelope>) {}

/// How long to wait before each next try, in milliseconds: a second, then longer, half a minute at most.
pub fn patience() -> impl Iterator<Item = u32> {
    (0..).map(|tried: u32| 1_000 << tried.min(5)).map(|wait: u32| wait.min(30_000))
}

/// Waits.
#[cfg(feature = "hydrate")]
pub async fn wait(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}

#[cfg(not(feature = "hydrate"))]
pub async fn wait(_milliseconds: u32) {}
