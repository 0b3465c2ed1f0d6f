//! Hands commands to the outbox of this device (`/outbox.js`, by way of `/live.js`): they are kept here first, and sent when there is a way.
//! The pages know when there is an answer; keeping, waiting and trying again is the script's, for these pages and the plain ones alike.

use domain::command::{Answered, Envelope};

use crate::error::AppError;

#[cfg(feature = "hydrate")]
mod script {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Gives the answers as JSON.
        #[wasm_bindgen(js_namespace = ["window", "waymarkOutbox"])]
        pub fn send(commands: &str) -> js_sys::Promise;

        #[wasm_bindgen(js_namespace = ["window", "waymarkOutbox"])]
        pub fn leaving(commands: &str);

        #[wasm_bindgen(js_namespace = ["window", "waymarkOutbox"], js_name = giveUp)]
        pub fn give_up(piece: &str);
    }
}

/// Sends the commands; the answers come in their order, however long it takes. The same ids sent again have one effect.
#[cfg(feature = "hydrate")]
pub async fn send(commands: Vec<Envelope>) -> Result<Vec<Answered>, AppError> {
    use domain::json::Json;
    let json = serde_json::to_string(&commands).map_err(|_| AppError::Offline)?;
    let answers = wasm_bindgen_futures::JsFuture::from(script::send(&json)).await.ok();
    let text = answers.and_then(|answers| answers.as_string()).ok_or(AppError::Offline)?;
    super::parse(&text).and_then(Json::read).ok_or(AppError::Offline)
}

#[cfg(not(feature = "hydrate"))]
pub async fn send(_commands: Vec<Envelope>) -> Result<Vec<Answered>, AppError> {
    Err(AppError::Offline)
}

/// The last words of a page that is being left: the browser sends them after it is gone, and they wait on the device. Nobody hears the
/// answer: what they save is idempotent.
#[cfg(feature = "hydrate")]
pub fn send_leaving(commands: Vec<Envelope>) {
    if let Ok(json) = serde_json::to_string(&commands) {
        script::leaving(&json);
    }
}

#[cfg(not(feature = "hydrate"))]
pub fn send_leaving(_commands: Vec<Envelope>) {}

/// What this device still holds of a draft is given up: its student took another device's words. Then the page is read anew.
#[cfg(feature = "hydrate")]
pub fn give_up(piece: domain::id::ReflectionId) {
    script::give_up(&piece.to_string());
}

#[cfg(not(feature = "hydrate"))]
pub fn give_up(_piece: domain::id::ReflectionId) {}

/// Whether what was handed over of the piece that is written on this page is on the device, or only in the page's memory, which ends with
/// the page (`/safe.js`). What became of another form's words says nothing of these. Without such a piece: whether everything is.
#[cfg(feature = "hydrate")]
pub fn is_kept_here() -> bool {
    use crate::messages::link;
    match (link("not-kept"), written_here()) {
        (Some(not_kept), Some(piece)) => !not_kept.split(' ').any(|one| one == piece),
        _ => link("kept").as_deref() == Some("yes"),
    }
}

#[cfg(feature = "hydrate")]
fn written_here() -> Option<String> {
    let field = web_sys::window()?.document()?.query_selector("#writing [name=reflection]").ok()??;
    field.get_attribute("value")
}

#[cfg(not(feature = "hydrate"))]
pub fn is_kept_here() -> bool {
    true
}
