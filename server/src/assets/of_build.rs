//! Files under addresses that never change: `/a/{build}/live.js`. What is there once is there for ever, so nobody asks twice.

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::state::AppState;

const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
const NOT_KEPT: HeaderValue = HeaderValue::from_static("no-store");
const ASKED_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");

pub async fn serve(
    State(state): State<AppState>,
    Path((build, name)): Path<(String, String)>,
    mut request: Request,
) -> Response {
    let Some(folder) = state.releases.folder(&build) else { return elsewhere(&name) };
    let path = request.uri().path();
    let Some(Ok(own)) = path.strip_prefix("/a/").and_then(|rest| rest.get(build.len()..)).map(str::parse::<Uri>) else {
        return missing();
    };
    *request.uri_mut() = own;
    let mut response = pressed(ServeDir::new(folder).append_index_html_on_directories(false), request.headers())
        .oneshot(request)
        .await
        .into_response();
    match response.status() {
        status if status.is_success() || status == StatusCode::NOT_MODIFIED => {
            let kept = if super::changes() { ASKED_EACH_TIME } else { FOR_EVER };
            response.headers_mut().insert(header::CACHE_CONTROL, kept);
            response
        }
        _ => missing(),
    }
}

/// Brotli at its highest level is smaller than zstd at its own, and the layer prefers zstd: only who knows no brotli gets that.
fn pressed(folder: ServeDir, asks: &HeaderMap) -> ServeDir {
    let folder = folder.precompressed_br().precompressed_gzip();
    let takes_brotli = asks.get_all(header::ACCEPT_ENCODING).iter().filter_map(|said| said.to_str().ok()).any(|said| {
        said.split(',')
            .map(str::trim)
            .any(|one| one == "br" || one.strip_prefix("br;").is_some_and(|q| !q.contains("q=0")))
    });
    if takes_brotli { folder } else { folder.precompressed_zstd() }
}

/// Another server's build, while servers are replaced one by one, or one of last year. A look that is nearly right is better than none; code
/// of two builds does not go together, and whoever asked for it asks again or gets the page anew (`docs/decisions/0039`).
fn elsewhere(name: &str) -> Response {
    let looks = [".css", ".woff2", ".svg", ".png"].iter().any(|end| name.ends_with(end));
    let here = format!("/{name}");
    match looks && super::is_public(&here) && !here.contains("..") {
        true => ([(header::CACHE_CONTROL, NOT_KEPT)], Redirect::temporary(&here)).into_response(),
        false => missing(),
    }
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, NOT_KEPT)]).into_response()
}
