//! `/world/{slug}`: a copy, for whoever has its address. It stands outside of every sign-in: no cookie is read and none is given, so that it is the
//! same for everybody who reads the same language (the browser's, or the one that the address asks for), and a browser that has it asks only
//! whether it is still there.

use app::audience::world;
use app::error::AppError;
use app::messages::negotiate;
use app::plain::{Reader, public_page};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::guest::{nothing, quietly, said};
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new().route("/world/{slug}", get(show))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    language: String,
}

async fn show(
    State(state): State<AppState>,
    headers: HeaderMap,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let reader = Reader { locale: negotiate(accepted), time_zone: "UTC".into(), ..Reader::default() };
    let reader = reader.in_language(&asked.language);
    let copy = match state.store().world_page(&slug).await.map_err(AppError::from) {
        Ok(copy) => copy,
        Err(error) if error.is_not_found() => return nothing(&reader),
        Err(error) => return (super::super::visit::status_of(&error), nothing(&reader)).into_response(),
    };
    let html = public_page(&reader, &said(&reader, "world.page"), || world(&copy));
    let tag = tag(&html);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = match known {
        Some(known) if known.split(',').any(|one| one.trim() == tag) => StatusCode::NOT_MODIFIED.into_response(),
        _ => Html(html).into_response(),
    };
    let headers = response.headers_mut();
    // Kept, and asked about each time: what is taken back is gone at the next look.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    quietly(response)
}

/// Weak: compressed it is another row of bytes and the same page.
fn tag(html: &str) -> String {
    let hash: String = Sha256::digest(html.as_bytes()).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("W/\"{hash}\"")
}
