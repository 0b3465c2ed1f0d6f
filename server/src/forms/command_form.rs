//! A command from a plain form: the page had no WASM, or not yet.

use axum::extract::Request;
use axum::response::{IntoResponse, Redirect, Response};
use domain::viewer::Viewer;

use crate::state::AppState;

pub async fn one(_state: AppState, _viewer: Viewer, _request: Request) -> Response {
    Redirect::to("/home").into_response()
}
