//! `POST /api/v1/seal`: the key with which this device seals what its student has not sent yet, and what they last saw.
//!
//! It is derived from the server's secret, the person and the device, so nothing is kept here: whoever signs in again on the same device
//! finds their own work again, and nobody else opens it. What a device is, its seal cookie says: a random word that only this browser
//! has and no script can read. It has no row and no name; a browser that forgets it has forgotten what was sealed as well.

use axum::Router;
use axum::extract::{Extension, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum_extra::extract::CookieJar;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::viewer::Viewer;

use crate::session::Cookies;
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new().route("/api/v1/seal", post(key))
}

/// Thirty-two bytes, for the person who is signed in. `waymark-person` says whose they are, so that a page of somebody who was
/// signed in before keeps nothing under them.
async fn key(State(state): State<AppState>, Extension(viewer): Extension<Viewer>, jar: CookieJar) -> Response {
    let Some(me) = viewer.signed_in() else { return StatusCode::UNAUTHORIZED.into_response() };
    let cookies = Cookies::of(&state);
    let known = jar.get(cookies.seal_name()).map(|cookie| cookie.value().to_owned());
    let device = known.filter(|known| known.len() == 22).unwrap_or_else(new_device);
    let headers = [
        (header::CONTENT_TYPE.as_str(), "application/octet-stream".to_owned()),
        ("waymark-person", me.person.to_string()),
    ];
    let key = state.keys.sealing(me.person, &device).to_vec();
    // Given anew each time: it lives on as long as somebody comes.
    (jar.add(cookies.seal(device)), headers, key).into_response()
}

fn new_device() -> String {
    let mut word = [0u8; 16];
    rand::fill(&mut word);
    URL_SAFE_NO_PAD.encode(word)
}
