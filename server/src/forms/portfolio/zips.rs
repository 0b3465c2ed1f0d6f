//! Zips in requests and in answers.

use std::fs::File;
use std::io::Write;
use std::time::Duration;

use app::error::AppError;
use axum::body::{Body, Bytes};
use axum::extract::Multipart;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::export::{Contents, LARGEST_ZIP};
use domain::id::ImportId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Exported;
use tokio::io::AsyncReadExt;

use crate::files::Trouble;
use crate::forms::visit::Visit;
use crate::portfolio::{open, pack};
use crate::state::AppState;

/// A zip to be kept. Its name says what it is, and nobody's.
pub async fn download(visit: &Visit, exported: Exported) -> Result<Response, AppError> {
    // A full disk, mostly: of what was begun nothing is left, and the portfolio is as it was.
    let not_made = |_| AppError::from(Refusal::conflict("export.not_made"));
    let zip = pack(&visit.state.files, exported, &visit.reader).await.map_err(not_made)?;
    let length = zip.metadata().map_err(Trouble::not_saved).map_err(not_made)?.len();
    let zip = tokio::fs::File::from_std(zip);
    let body = futures::stream::try_unfold(zip, |mut zip| async move {
        let mut piece = vec![0; 64 << 10];
        let read = zip.read(&mut piece).await?;
        piece.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(piece), zip)))
    });
    let told = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"portfolio.zip\"".to_owned()),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    Ok((StatusCode::OK, told, Body::from_stream(body)).into_response())
}

/// How long the next piece may take, and how long what still comes is let go.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a whole zip may take.
const LONGEST: Duration = Duration::from_secs(900);

/// Takes the zip of a form and looks what is in it. `viewer`: as whom it is to be brought in. Nothing is done yet but that it waits.
pub async fn looked_at(
    state: &AppState,
    viewer: &Viewer,
    form: &mut Multipart,
) -> Result<(ImportId, Contents), AppError> {
    let person = viewer.person().ok_or(Refusal::NotFound)?;
    let _lane = state.files.lane_of(person).await?;
    let late = || AppError::from(Refusal::invalid("file", "files.cut"));
    let taken = tokio::time::timeout(LONGEST, taken(state, form)).await.unwrap_or_else(|_| Err(late()));
    if taken.is_err() {
        // A browser that is cut off while it sends hears our sentence once it is done.
        let _ = tokio::time::timeout(PATIENCE, async { while let Ok(Some(_)) = form.next_field().await {} }).await;
    }
    let zip = taken?;
    // Only now: who sends slowly holds nobody up.
    let _turn = state.files.turn_to_travel().await.map_err(Trouble::refusal)?;
    let kept = zip.try_clone().map_err(|error| Trouble::not_saved(error).refusal())?;
    let read = tokio::task::spawn_blocking(move || {
        open(zip).map(|zip| (zip.reading.contents(), zip.reading.portfolio.origin))
    });
    let broken = || Err(Refusal::invalid("file", "export.not_a_portfolio"));
    let (contents, origin) = read.await.unwrap_or_else(|_| broken())?;
    let id = ImportId::mint();
    // The bytes first, then the row: what waited before goes on waiting where there is no room for this one.
    if let Err(trouble) = state.files.keep_import(id, kept).await {
        state.files.drop_import(id).await;
        return Err(trouble.refusal());
    }
    // Where this fails, its row may stand all the same (an answer of the database may be lost): what nobody asks for is swept after a day.
    for one in state.store().import_waits(viewer, id, origin).await? {
        state.files.drop_import(one).await;
    }
    Ok((id, contents))
}

async fn taken(state: &AppState, form: &mut Multipart) -> Result<File, AppError> {
    let wrong = || AppError::from(Refusal::invalid("file", "export.not_a_portfolio"));
    let cut = || AppError::from(Refusal::invalid("file", "files.cut"));
    let mut zip = state.files.on_the_workbench().map_err(Trouble::refusal)?;
    while let Ok(Some(mut field)) = form.next_field().await {
        if field.name() != Some("file") {
            continue;
        }
        let mut length = 0_u64;
        while let Some(chunk) =
            tokio::time::timeout(PATIENCE, field.chunk()).await.map_err(|_| cut())?.map_err(|_| wrong())?
        {
            length += chunk.len() as u64;
            if length > LARGEST_ZIP {
                return Err(Refusal::invalid("file", "export.too_large").into());
            }
            zip.write_all(&chunk).map_err(|error| Trouble::not_saved(error).refusal())?;
        }
        return if length == 0 { Err(wrong()) } else { Ok(zip) };
    }
    Err(wrong())
}
