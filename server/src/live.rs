//! Server-sent events, and the long poll for where streams do not come through. Both start from a cursor and give exactly what
//! was missed, then what happens.

use std::convert::Infallible;
use std::time::Duration;

use app::live::Connection;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::event::Cursor;
use domain::viewer::Viewer;
use futures::stream;
use serde::Deserialize;
use store::replay::Replay;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/v1/live", get(as_person))
        .route("/api/v1/live/poll", get(poll_as_person))
        .route("/projector/{token}/live", get(as_projector))
        .route("/projector/{token}/live/poll", get(poll_as_projector))
}

#[derive(Deserialize)]
struct From {
    #[serde(default)]
    cursor: String,
    /// Seconds a poll waits when nothing was missed.
    #[serde(default)]
    wait: u64,
}

async fn as_person(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response {
    listen(state, viewer, from, headers).await
}

/// The capability counts and no cookie does: the projector may be open in the console's own browser.
async fn as_projector(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response {
    match state.store().projector_viewer(&token).await {
        Ok(Some(viewer)) => listen(state, viewer, from, headers).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn poll_as_person(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Query(from): Query<From>,
) -> Response {
    poll(state, viewer, from).await
}

async fn poll_as_projector(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Query(from): Query<From>,
) -> Response {
    match state.store().projector_viewer(&token).await {
        Ok(Some(viewer)) => poll(state, viewer, from).await,
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Joins the hub first and reads the journal then, so that nothing falls between the two.
async fn join(state: &AppState, viewer: &Viewer) -> Result<Connection, StatusCode> {
    match state.store().hearings(viewer).await {
        Ok(hearings) => Ok(state.backend.hub.listen(viewer.person(), hearings)),
        Err(store::Error::Refused(_)) => Err(StatusCode::NOT_FOUND),
        Err(_) => Err(StatusCode::SERVICE_UNAVAILABLE),
    }
}

async fn listen(state: AppState, viewer: Viewer, from: From, headers: HeaderMap) -> Response {
    // A browser that resumes by itself says where it was; the address still says where the page began.
    let resumed = headers.get("last-event-id").and_then(|id| id.to_str().ok()).filter(|id| !id.is_empty());
    let cursor = resumed.unwrap_or(&from.cursor).parse::<Cursor>();
    let mut connection = match join(&state, &viewer).await {
        Ok(connection) => connection,
        Err(status) => return status.into_response(),
    };
    let replayed = match &cursor {
        Ok(cursor) => state.store().replay(&viewer, cursor).await,
        Err(()) => state.store().cursor(&viewer).await.map(|cursor| Replay::Refetch { cursor }),
    };
    let start = match replayed {
        Ok(Replay::Missed { heard, cursor: to }) => connection.resume(heard, cursor.unwrap_or_default(), to),
        Ok(Replay::Refetch { cursor: to }) => {
            let rest = connection.resume(Vec::new(), to.clone(), to.clone());
            Bytes::from([format!("event: refetch\ndata: {{}}\nid: {to}\n\n").as_bytes(), &rest].concat())
        }
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    // After a restart a whole school comes back: spread over two seconds.
    let retry = Bytes::from(format!("retry: {}\n\n", 500 + rand::random::<u16>() % 1_500));
    let opening = stream::iter([Ok::<_, Infallible>(retry), Ok(start)]);
    let rest = stream::unfold(connection, |mut connection| async move {
        let bytes = connection.next().await?;
        Some((Ok(bytes), connection))
    });
    let body = Body::from_stream(futures::StreamExt::chain(opening, rest));
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies that gather before they send would make live late.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, body).into_response()
}

/// One answer: what was missed; or, after waiting, the next thing; or nothing and a newer cursor. Same lines as the stream.
async fn poll(state: AppState, viewer: Viewer, from: From) -> Response {
    let Ok(cursor) = from.cursor.parse::<Cursor>() else {
        return match state.store().cursor(&viewer).await {
            Ok(cursor) => text(format!("event: refetch\ndata: {{}}\nid: {cursor}\n\n").into()),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        };
    };
    let mut connection = match join(&state, &viewer).await {
        Ok(connection) => connection,
        Err(status) => return status.into_response(),
    };
    match state.store().replay(&viewer, &cursor).await {
        Ok(Replay::Refetch { cursor: to }) => text(format!("event: refetch\ndata: {{}}\nid: {to}\n\n").into()),
        Ok(Replay::Missed { heard, cursor: to }) => {
            let missed = heard.iter().any(|event| !event.deliveries.is_empty());
            let bytes = connection.resume(heard, cursor, to);
            if missed || from.wait == 0 {
                return text(bytes);
            }
            let wait = Duration::from_secs(from.wait.min(25));
            match tokio::time::timeout(wait, connection.next()).await {
                Ok(Some(bytes)) => text(bytes),
                // Cut off: the browser asks again and is told what it may hear then.
                Ok(None) | Err(_) => text(bytes),
            }
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn text(bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
}
