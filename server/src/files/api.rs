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
use domain::files::{Announced, FileStanding};
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

fn signed_in(viewer: &Viewer) -> Result<(), Trouble> {
    if viewer.signed_in().is_some() { Ok(()) } else { Err(Trouble::SignedOut) }
}

/// What is no id is nobody's file.
fn id(text: &str) -> Result<FileId, Trouble> {
    text.parse().map_err(|_| Refusal::NotFound.into())
}

async fn announce(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    announced: Result<Json<Announced>, JsonRejection>,
) -> Result<Response, Trouble> {
    signed_in(&viewer)?;
    match announced {
        Ok(Json(announced)) => Ok(Json(state.files.announce(&viewer, &announced).await?).into_response()),
        // What was wrong is not repeated.
        Err(wrong) => Ok(wrong.status().into_response()),
    }
}

async fn standing(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
) -> Result<Json<FileStanding>, Trouble> {
    signed_in(&viewer)?;
    Ok(Json(state.store().file_standing(&viewer, id(&file)?).await?))
}

async fn receive(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<FileStanding>, Trouble> {
    signed_in(&viewer)?;
    let id = id(&file)?;
    let offset = headers.get(OFFSET).and_then(|offset| offset.to_str().ok()?.parse().ok());
    let offset = offset.filter(|from: &i64| *from >= 0).ok_or_else(|| Refusal::invalid("file", "refusal.invalid"))?;
    Ok(Json(state.files.receive(&viewer, id, offset, body.into_data_stream()).await?))
}

async fn discard(
    State(state): State<AppState>,
    Extension(viewer): Extension<Viewer>,
    Path(file): Path<String>,
) -> Result<StatusCode, Trouble> {
    signed_in(&viewer)?;
    state.store().discard_file(&viewer, id(&file)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
