//! The plain pages' handlers: read the form, ask the store, answer with a page or a redirect. What was refused comes back with the
//! sentence beside its field and everything that was typed.

pub mod command_form;

use app::plain::{Reader, page};
use app::routes::NotFound;
use axum::Router;
use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
}

/// What is not there and what is not yours look the same.
pub async fn not_found(Extension(reader): Extension<Reader>) -> Response {
    let html = page(&reader, "", || view! { <NotFound/> });
    (StatusCode::NOT_FOUND, Html(html)).into_response()
}
