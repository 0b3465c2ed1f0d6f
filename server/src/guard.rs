//! Headers on every answer, and who may post.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::CsrfLayer;

use crate::state::AppState;

/// Live pages set their own, with a nonce; everything else runs no inline script at all.
const CONTENT_SECURITY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; \
    media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Where people record: a student's pages and the teacher's console. A student moves among their pages without loading them, and a
/// document keeps the permissions of the page that it was loaded as; so a student's home may ask as well. The projector never may.
const RECORDING: [&str; 10] =
    ["/home", "/prompt/", "/question/", "/piece/", "/growth", "/goals", "/goal/", "/talk", "/offline", "/console/"];
/// Where a badge is held before the camera, and nothing is heard.
const BADGES: &str = "/join";
const NOTHING_ALLOWED: &str = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
const MAY_RECORD: &str = "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()";
const MAY_LOOK: &str = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";

/// What a page may ask its reader for.
fn permissions(path: &str) -> &'static str {
    if path == BADGES {
        return MAY_LOOK;
    }
    let records = RECORDING.iter().any(|start| match path.strip_prefix(start) {
        Some(rest) => start.ends_with('/') || rest.is_empty() || rest.starts_with('/'),
        None => false,
    });
    if records { MAY_RECORD } else { NOTHING_ALLOWED }
}

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

const WORKERS: [&str; 2] = ["/sw.js", "/live-worker.js"];

/// By its old name or by its build's.
fn is_worker(path: &str) -> bool {
    WORKERS.iter().any(|name| path == *name || (path.starts_with("/a/") && path.ends_with(name)))
}

/// The security headers, where the handler has not set its own.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let personal = !crate::assets::is_public(path);
    // Parts of pages, two dozen of them: the page's own policy covers them, and half a kilobyte of headers each does not.
    // Workers are not covered: what they may do, their own headers say.
    let part = !personal && !is_worker(path);
    let permissions = permissions(path);
    let mut response = next.run(request).await;
    let busy = response.status() == StatusCode::SERVICE_UNAVAILABLE;
    let stream = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if busy {
        // Nothing happened; whoever asks again by itself need not guess when.
        set(header::RETRY_AFTER, "2");
    }
    if part {
        // Two words for the same thing, two dozen times: whoever has the tag asks by it. (Nobody fetches a part of a part.)
        if headers.contains_key(header::ETAG) {
            headers.remove(header::LAST_MODIFIED);
            headers.remove(header::ACCEPT_RANGES);
        }
        return response;
    }
    if stream {
        // No document either, and what its headers take is kept for as long as it is open.
        set(header::CACHE_CONTROL, "no-store");
        return response;
    }
    set(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY);
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), permissions);
    if personal {
        // Nothing personal stays on a shared device, not even in the back button's memory.
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_that_record_may_ask_for_camera_and_microphone() {
        for page in ["/home", "/piece/1", "/prompt/1", "/question/1", "/growth", "/growth/1", "/console/1"] {
            assert_eq!(permissions(page), MAY_RECORD, "{page}");
        }
        assert_eq!(permissions("/join"), MAY_LOOK, "a badge is held before the camera");
        for page in [
            "/",
            "/join/name",
            "/sign-in",
            "/homework",
            "/talks",
            "/classes",
            "/class/1",
            "/projector/1",
            "/file/1",
            "/school",
        ] {
            assert_eq!(permissions(page), NOTHING_ALLOWED, "{page}");
        }
    }
}
