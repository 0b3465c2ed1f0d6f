//! Server-sent events, and the long poll for where streams do not come through. Both start from a cursor and give exactly what
//! was missed, then what happens.

use std::convert::Infallible;
use std::time::Duration;

use app::live::Connection;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, Version, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum_extra::extract::CookieJar;
use domain::event::Cursor;
use domain::viewer::Viewer;
use serde::Deserialize;
use store::replay::{Hearing, Replay};

use crate::speaking::Speaking;
use crate::state::AppState;
use crate::{life, session, socket};

/// Answers without an end.
pub fn streams() -> Router<AppState> {
    Router::new().route("/api/v1/live", get(as_person)).route("/projector/{token}/live", get(as_projector))
}

pub fn polls() -> Router<AppState> {
    Router::new()
        .route("/api/v1/live/poll", get(poll_as_person))
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

/// What else a request for a stream tells.
struct Asks {
    /// Where it was, says a browser that resumes by itself.
    resumes_at: Option<String>,
    /// Its connection, if a stream can have it for itself.
    socket: Option<socket::Handle>,
}

impl<S: Sync> FromRequestParts<S> for Asks {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let at = parts.headers.get("last-event-id").and_then(|id| id.to_str().ok()).filter(|id| !id.is_empty());
        let socket = parts.extensions.get().cloned().filter(|_| parts.version == Version::HTTP_11);
        Ok(Self { resumes_at: at.map(str::to_owned), socket })
    }
}

/// What a listener proves itself with.
enum Proof {
    Cookies(CookieJar),
    /// The capability counts and no cookie does: the projector may be open in the console's own browser.
    Projector(String),
}

impl Proof {
    async fn viewer(&self, state: &AppState) -> Viewer {
        match self {
            Self::Cookies(jar) => session::viewer(state, jar).await,
            Self::Projector(token) => {
                state.store().projector_viewer(token).await.ok().flatten().unwrap_or(Viewer::Nobody)
            }
        }
    }
}

async fn as_person(State(state): State<AppState>, jar: CookieJar, Query(from): Query<From>, asks: Asks) -> Response {
    listen(state, Proof::Cookies(jar), from, asks).await
}

async fn as_projector(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Query(from): Query<From>,
    asks: Asks,
) -> Response {
    listen(state, Proof::Projector(token), from, asks).await
}

async fn poll_as_person(State(state): State<AppState>, jar: CookieJar, Query(from): Query<From>) -> Response {
    poll(state, Proof::Cookies(jar), from).await
}

async fn poll_as_projector(
    State(state): State<AppState>,
    Path(token): Path<String>,
    Query(from): Query<From>,
) -> Response {
    poll(state, Proof::Projector(token), from).await
}

/// Joins the hub first and reads the journal then, so that nothing falls between the two. A cut that went by between reading the
/// rights and joining was not heard: so they are read again, and only who still has them listens.
async fn join(state: &AppState, proof: &Proof) -> Result<(Viewer, Connection), StatusCode> {
    let mut viewer = proof.viewer(state).await;
    loop {
        let connection = state.backend.hub.listen(&viewer, hearings(state, &viewer).await?);
        let now = proof.viewer(state).await;
        if now == viewer && hearings(state, &now).await? == connection.hearings() {
            state.backend.hub.knows(&connection).await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
            return Ok((viewer, connection));
        }
        viewer = now;
    }
}

async fn hearings(state: &AppState, viewer: &Viewer) -> Result<Vec<Hearing>, StatusCode> {
    state.store().hearings(viewer).await.map_err(|error| match error {
        store::Error::Refused(_) => StatusCode::NOT_FOUND,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    })
}

async fn listen(state: AppState, proof: Proof, from: From, asks: Asks) -> Response {
    if state.life.is_stopping() {
        return life::elsewhere();
    }
    // A browser that resumes by itself says where it was; the address still says where the page began.
    let cursor = asks.resumes_at.as_ref().unwrap_or(&from.cursor).parse::<Cursor>();
    let (viewer, mut connection) = match join(&state, &proof).await {
        Ok(joined) => joined,
        Err(status) => return status.into_response(),
    };
    let replayed = match &cursor {
        Ok(cursor) => state.store().replay(&viewer, cursor).await,
        Err(()) => state.store().cursor(&viewer).await.map(|cursor| Replay::Refetch { cursor }),
    };
    count(&replayed);
    // In one piece with it: a stream that says nothing of anybody begins with no empty piece.
    let present = state.backend.hub.present(&connection);
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
    let opening = vec![retry, Bytes::from([start, present].concat())];
    let speaking = Speaking::new(opening, connection, asks.socket, state.life.clone());
    let body = Body::from_stream(speaking);
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies that gather before they send would make live late.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, body).into_response()
}

fn count(replayed: &store::Result<Replay>) {
    let (how, events) = match replayed {
        Ok(Replay::Missed { heard, .. }) => ("missed", heard.len()),
        Ok(Replay::Refetch { .. }) => ("refetch", 0),
        Err(_) => ("failed", 0),
    };
    metrics::counter!("waymark_replays_total", "how" => how).increment(1);
    metrics::counter!("waymark_replayed_events_total").increment(events as u64);
}

/// One answer: what was missed; or, after waiting, the next thing; or nothing and a newer cursor. Same lines as the stream.
async fn poll(state: AppState, proof: Proof, from: From) -> Response {
    if state.life.is_stopping() {
        return life::elsewhere();
    }
    let Ok(cursor) = from.cursor.parse::<Cursor>() else {
        return match state.store().cursor(&proof.viewer(&state).await).await {
            Ok(cursor) => text(format!("event: refetch\ndata: {{}}\nid: {cursor}\n\n").into()),
            Err(_) => StatusCode::NOT_FOUND.into_response(),
        };
    };
    let (viewer, mut connection) = match join(&state, &proof).await {
        Ok(joined) => joined,
        Err(status) => return status.into_response(),
    };
    match state.store().replay(&viewer, &cursor).await {
        Ok(Replay::Refetch { cursor: to }) => text(format!("event: refetch\ndata: {{}}\nid: {to}\n\n").into()),
        Ok(Replay::Missed { heard, cursor: to }) => {
            let missed = heard.iter().any(|event| !event.deliveries.is_empty());
            let mut bytes = connection.resume(heard, cursor, to);
            if !missed && from.wait > 0 {
                let wait = Duration::from_secs(from.wait.min(25));
                // Cut off: the browser asks again and is told what it may hear then.
                if let Ok(Some(next)) = tokio::time::timeout(wait, connection.all_next()).await {
                    bytes = next;
                }
            }
            // Between two answers nobody listens: who is here is told with each.
            let present = state.backend.hub.present(&connection);
            text(Bytes::from([bytes, present].concat()))
        }
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

fn text(bytes: Bytes) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
}
