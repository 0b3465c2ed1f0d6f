//! Headers on every answer, and who may post.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::csrf::CsrfLayer;

/// Live pages set their own, with a nonce; everything else runs no inline script at all.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Mutations come from our own pages: a matching `Origin`, or what the browser itself says of where it comes from.
pub fn same_origin(origin: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(origin).unwrap_or_else(|_| CsrfLayer::new())
}

/// The security headers, where the handler has not set its own.
pub async fn headers(request: Request, next: Next) -> Response {
    let personal = !crate::assets::is_public(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    if personal {
        // Nothing personal stays on a shared device, not even in the back button's memory.
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}
