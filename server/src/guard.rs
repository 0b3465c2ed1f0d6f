//! Headers on every answer, and who may post.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::CsrfLayer;

use crate::state::AppState;

/// Live pages set their own, with a nonce; everything else runs no inline script at all.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Mutations come from our own pages: a matching `Origin`, or what the browser itself says of where it comes from.
pub fn same_origin(origin: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(origin).unwrap_or_else(|_| CsrfLayer::new())
}

/// The layer above compares hosts. Where the site is HTTPS, a page of the same host without it is somewhere else: whoever sits on the
/// line could have written it.
pub async fn same_scheme(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let from = request.headers().get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    let secure = state.backend.site.origin.starts_with("https://");
    if secure && !request.method().is_safe() && from.is_some_and(|from| from.starts_with("http://")) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

/// The security headers, where the handler has not set its own.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let personal = !crate::assets::is_public(path);
    // Parts of pages, two dozen of them: the page's own policy covers them, and half a kilobyte of headers each does not.
    let part = ["/pkg/", "/fonts/", "/messages/"].iter().any(|folder| path.starts_with(folder));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if part {
        return response;
    }
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY);
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if personal {
        // Nothing personal stays on a shared device, not even in the back button's memory.
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}
