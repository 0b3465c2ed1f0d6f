//! `/file/{id}`: bytes for whoever may see them, whole or in ranges, so that sound and video can be moved about in.
//!
//! Nothing served here can act in our pages: no type is guessed, what could hold a script is sandboxed, no other site may embed it, and
//! nothing of it stays on a shared device.

use std::ops::Range;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::files::{FileKind, FileView};
use domain::id::FileId;
use domain::viewer::Viewer;
use object_store::path::Path as Place;
use object_store::{GetOptions, ObjectStore, ObjectStoreExt};

use super::{check, storage};
use crate::forms;
use crate::state::AppState;

/// A page of its own in which nothing runs and which reaches nothing. `'self'` is for the picture itself: a browser that opens it alone
/// makes a page around it.
const SANDBOXED: &str =
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/// The viewer of an older Chromium does not open in a sandbox. Scripts are out all the same, and were refused on the way in.
const IN_A_VIEWER: &str = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/file/{id}", get(whole))
        .route("/file/{id}/small", get(small))
        .route("/file/{id}/strokes", get(strokes))
        .route("/projector/{token}/file/{id}", get(on_wall))
}

type Asked = (Extension<Viewer>, Extension<app::plain::Reader>, Path<String>, HeaderMap);

async fn whole(State(state): State<AppState>, asked: Asked) -> Response {
    serve(state, asked, false).await
}

/// What stands on a wall now. The capability counts and no cookie does.
async fn on_wall(
    State(state): State<AppState>,
    reader: Extension<app::plain::Reader>,
    Path((token, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let viewer = state.store().projector_viewer(&token).await.ok().flatten().unwrap_or(Viewer::Nobody);
    serve(state, (Extension(viewer), reader, Path(id), headers), false).await
}

async fn small(State(state): State<AppState>, asked: Asked) -> Response {
    serve(state, asked, true).await
}

/// A drawing as it was drawn, to go on from.
async fn strokes(State(state): State<AppState>, (viewer, reader, Path(id), _): Asked) -> Response {
    let file = seen(&state, &viewer, &id).await.filter(|file| file.kind == FileKind::Drawing);
    let Some(file) = file else { return forms::not_found(reader).await };
    match drawing(&state, &file).await {
        Ok(json) => {
            let mut response = dressed(&file, json.into_response());
            let json = HeaderValue::from_static("application/json");
            response.headers_mut().insert(header::CONTENT_TYPE, json);
            response
        }
        Err(error) => failed(error),
    }
}

async fn seen(state: &AppState, viewer: &Viewer, id: &str) -> Option<FileView> {
    state.store().file(viewer, id.parse::<FileId>().ok()?).await.ok()
}

async fn serve(state: AppState, (viewer, reader, Path(id), headers): Asked, small: bool) -> Response {
    let file = seen(&state, &viewer, &id).await.filter(|file| !small || file.small);
    let Some(file) = file else { return forms::not_found(reader).await };
    if file.kind == FileKind::Drawing {
        return match drawing(&state, &file).await.map(|json| check::drawing_as_picture(&json)) {
            Ok(Some(picture)) => dressed(&file, picture.into_response()),
            Ok(None) => failed("a drawing that cannot be read"),
            Err(error) => failed(error),
        };
    }
    let place = if small { storage::small(file.id) } else { storage::kept(file.id) };
    match answer(state.files.objects.as_ref(), &place, &tag(&file), &headers).await {
        Ok(response) => dressed(&file, response),
        Err(error) => failed(error),
    }
}

async fn drawing(state: &AppState, file: &FileView) -> object_store::Result<Bytes> {
    state.files.objects.get(&storage::kept(file.id)).await?.bytes().await
}

fn failed(error: impl std::fmt::Display) -> Response {
    tracing::error!(%error, "files: not served");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// The bytes of a file never change: its id is its tag.
fn tag(file: &FileView) -> String {
    format!("\"{}\"", file.id)
}

async fn answer(
    objects: &dyn ObjectStore,
    place: &Place,
    tag: &str,
    headers: &HeaderMap,
) -> object_store::Result<Response> {
    let length = objects.head(place).await?.size;
    let (status, range) = match wanted(headers, tag, length) {
        Wanted::Whole => (StatusCode::OK, None),
        Wanted::Part(range) => (StatusCode::PARTIAL_CONTENT, Some(range)),
        Wanted::Beyond => {
            let told = [(header::CONTENT_RANGE, format!("bytes */{length}")), (header::ACCEPT_RANGES, "bytes".into())];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, told).into_response());
        }
    };
    let part = range.clone().unwrap_or(0..length);
    let bytes = objects.get_opts(place, GetOptions::new().with_range(range.clone())).await?;
    let mut response = Response::builder()
        .status(status)
        .header(header::ACCEPT_RANGES, "bytes")
        .header(header::ETAG, tag)
        .header(header::CONTENT_LENGTH, part.end - part.start);
    if range.is_some() {
        response = response.header(header::CONTENT_RANGE, format!("bytes {}-{}/{length}", part.start, part.end - 1));
    }
    Ok(response.body(Body::from_stream(bytes.into_stream())).unwrap_or_else(failed))
}

#[derive(Debug, PartialEq)]
enum Wanted {
    Whole,
    Part(Range<u64>),
    Beyond,
}

/// What is asked for. Several ranges at once are answered with the whole, which the standard allows; so is what cannot be read, and a range
/// of another file than the one that the browser has.
fn wanted(headers: &HeaderMap, tag: &str, length: u64) -> Wanted {
    let Some(range) = headers.get(header::RANGE).and_then(|range| range.to_str().ok()) else { return Wanted::Whole };
    if headers.get(header::IF_RANGE).is_some_and(|had| had.as_bytes() != tag.as_bytes()) {
        return Wanted::Whole;
    }
    let Ok(parsed) = http_range_header::parse_range_header(range) else { return Wanted::Whole };
    match parsed.validate(length) {
        Ok(ranges) => match &ranges[..] {
            [one] => Wanted::Part(*one.start()..*one.end() + 1),
            _ => Wanted::Whole,
        },
        Err(_) if parsed.ranges.len() > 1 => Wanted::Whole,
        Err(_) => Wanted::Beyond,
    }
}

fn dressed(file: &FileView, mut response: Response) -> Response {
    let policy = if file.kind == FileKind::Pdf { IN_A_VIEWER } else { SANDBOXED };
    let headers = response.headers_mut();
    let mut set = |name: header::HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(header::CONTENT_TYPE, &file.media_type);
    // A name for whoever keeps it: what it is, and nobody's.
    set(header::CONTENT_DISPOSITION, &format!("inline; filename=\"{}\"", name(file)));
    set(header::CONTENT_SECURITY_POLICY, policy);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::CACHE_CONTROL, "private, no-store");
    set(header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    response
}

fn name(file: &FileView) -> String {
    let end = match file.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/svg+xml" => "svg",
        other => other.rsplit('/').next().unwrap_or_default(),
    };
    format!("{}.{end}", file.kind.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(range: &str, had: Option<&str>) -> Wanted {
        let mut headers = HeaderMap::new();
        headers.insert(header::RANGE, range.parse().unwrap());
        if let Some(had) = had {
            headers.insert(header::IF_RANGE, had.parse().unwrap());
        }
        wanted(&headers, "\"it\"", 100)
    }

    #[test]
    fn a_range_is_what_the_standard_says() {
        assert_eq!(wanted(&HeaderMap::new(), "\"it\"", 100), Wanted::Whole);
        assert_eq!(asked("bytes=0-9", None), Wanted::Part(0..10));
        assert_eq!(asked("bytes=90-", None), Wanted::Part(90..100));
        assert_eq!(asked("bytes=-10", None), Wanted::Part(90..100));
        assert_eq!(asked("bytes=90-500", None), Wanted::Part(90..100));
        assert_eq!(asked("bytes=100-", None), Wanted::Beyond);
        assert_eq!(asked("bytes=0-1,5-6", None), Wanted::Whole);
        for nonsense in ["bytes=9-0", "bytes=a-b", "lines=1-2", "bytes=", "bytes=-"] {
            assert!(matches!(asked(nonsense, None), Wanted::Whole | Wanted::Beyond), "{nonsense}");
        }
        assert_eq!(asked("bytes=0-9", Some("\"it\"")), Wanted::Part(0..10));
        assert_eq!(asked("bytes=0-9", Some("\"another\"")), Wanted::Whole);
    }
}
