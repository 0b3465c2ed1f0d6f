//! The browser's end of the wire. A page gives its cursor and a function; it is called with each change, in order.
//!
//! Tabs of one sign-in share one stream through a SharedWorker (`/live-worker.js`, plain JS); where there is none, the same
//! script runs in the page. The script resumes after cuts, falls back to long-polling where streams are buffered or blocked,
//! and tells when the way is lost.

#[cfg(feature = "hydrate")]
use domain::json::Json;

/// How the page stands to the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Not yet connected.
    #[default]
    Opening,
    Open,
    /// Trying again by itself.
    Lost,
    /// Signed out or closed: will not come back by itself.
    Ended,
}

/// Where the stream of whoever is signed in is.
#[cfg(feature = "hydrate")]
const STREAM: &str = "/api/v1/live";

/// Hears what the stream says from `cursor` on, as it says it: a kind, and the line of a change.
#[cfg(feature = "hydrate")]
pub fn listens(cursor: &str, on: impl Fn(&str, &str) + 'static) {
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Defined by `/live.js`, loaded in the head of every live page.
        #[wasm_bindgen(js_namespace = ["window", "waymarkLive"], js_name = listen, catch)]
        fn listen(address: &str, cursor: &str, on: &js_sys::Function) -> Result<js_sys::Function, JsValue>;
    }

    let on = Closure::<dyn FnMut(String, String)>::new(move |kind: String, data: String| on(&kind, &data));
    // As long as there is this document: it stops with it by itself.
    let _ = listen(STREAM, cursor, on.into_js_value().unchecked_ref());
}

/// Listens from `cursor` on. `read` is what the page understands of a line, and of none; `hear` gets that; `stands` how the line stands, whenever
/// that changes.
#[cfg(feature = "hydrate")]
pub fn use_feed<T: 'static>(
    cursor: &str,
    read: fn(Json) -> T,
    hear: impl Fn(T) + 'static,
    stands: impl Fn(Line) + 'static,
) {
    listens(cursor, move |kind, data| match kind {
        // A line that is cut is no line: the page fetches again.
        "change" => hear(read(crate::offline::parse(data).unwrap_or(Json::Nothing))),
        // Too far behind, or rights changed: everything is fetched again.
        "refetch" => hear(read(Json::Nothing)),
        "open" => stands(Line::Open),
        "lost" => stands(Line::Lost),
        "ended" => stands(Line::Ended),
        _ => {}
    });
}

/// Marks the document as alive: every part of the page answers now. Styles and tests wait for it.
#[cfg(feature = "hydrate")]
pub fn say_alive() {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-alive", "yes");
    }
}
