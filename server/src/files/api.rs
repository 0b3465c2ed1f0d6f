//! `/api/v1/files`: announced, sent from wherever it was cut, asked about, discarded.
//!
//! Not the tus protocol, but its heart: an offset that the server says and the device goes on from. A file's id is minted by the device, so
//! announcing twice is announcing once, and there is no address to be lost with the answer.

use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use domain::files::Announced;
use domain::id::FileId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use super::Trouble;
use crate::state::AppState;

/// Where the bytes of a request belong.
const OFFSET: &str = "upload-offset";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/v1/files", post(announce))
        // Bytes are taken as they come and counted against what was announced.
        .route("/api/v1/files/{id}", get(standing).patch(receive).delete(discard))
        .layer(DefaultBodyLimit::max(16 << 10))
}

/// As for commands: a sign-in that is over is said so, so that the device keeps the file until somebody signs in again.
fn signed_in(viewer: &Viewer) -> Result<(), Response> {
    if viewer.signed_in().is_some() { Ok(()) } else { Err(StatusCode::UNAUTHORIZED.into_response()) }
}

/// What is no id is nobody's file.
fn id(text: &str) -> Result<FileId, Response> {
    text.parse().map_err(|_| Trouble::from(Refusal::NotFound).into_response())
}

async fn announce(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    announced: Result<Json<Announced>, JsonRejection>,
) -> Result<Response, Response> {
    signed_in(&viewer)?;
    // What was wrong is not repeated.
    let Json(announced) = announced.map_err(|wrong| wrong.status().into_response())?;
    match state.files.announce(&viewer, &announced).await {
        Ok(standing) => Ok(Json(standing).into_response()),
        Err(trouble) => Err(trouble.into_response()),
    }
}

async fn standing(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
) -> Result<Response, Response> {
    signed_in(&viewer)?;
    match state.store().file_standing(&viewer, id(&file)?).await {
        Ok(standing) => Ok(Json(standing).into_response()),
        Err(error) => Err(Trouble::from(error).into_response()),
    }
}

async fn receive(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Response> {
    signed_in(&viewer)?;
    let id = id(&file)?;
    let offset =
        headers.get(OFFSET).and_then(|offset| offset.to_str().ok()?.parse().ok()).filter(|from: &i64| *from >= 0);
    let offset = offset.ok_or_else(|| Trouble::from(Refusal::invalid("file", "refusal.invalid")).into_response())?;
    match state.files.receive(&viewer, id, offset, body.into_data_stream()).await {
        Ok(standing) => Ok(Json(standing).into_response()),
        Err(trouble) => Err(trouble.into_response()),
    }
}

async fn discard(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
) -> Result<Response, Response> {
    signed_in(&viewer)?;
    match state.store().discard_file(&viewer, id(&file)?).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT.into_response()),
        Err(error) => Err(Trouble::from(error).into_response()),
    }
}
