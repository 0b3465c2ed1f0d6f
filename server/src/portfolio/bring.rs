//! A zip that waited is brought in: its files first, each looked at like any other, then everything else in one write. If anything of it
//! cannot be, nothing is.

use std::collections::BTreeMap;

use app::error::AppError;
use domain::files::{Announced, FileKind, FileState};
use domain::id::{FileId, ImportId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::Brought;
use uuid::Uuid;

use super::unpack::open;
use crate::files::{Files, Trouble};
use crate::state::AppState;

/// As `viewer`, whose portfolio it becomes part of. Brought in twice, it says what came of it the first time.
pub async fn bring(state: &AppState, viewer: &Viewer, id: ImportId) -> Result<Brought, AppError> {
    if let Some(done) = state.store().came_of_import(viewer, id).await? {
        return Ok(done);
    }
    let _turn = state.files.turn_to_travel().await.map_err(Trouble::refusal)?;
    let gone = || AppError::from(Refusal::invalid("file", "export.gone"));
    let zip = state.files.import(id).await.map_err(Trouble::refusal)?.ok_or_else(gone)?;
    let mut zip = blocking(move || open(zip)).await?;
    let reading = zip.reading.clone();
    let wanted = state.store().files_to_bring(viewer, &reading.portfolio).await?;
    let mut came = BTreeMap::new();
    let brought = async {
        for file in reading.portfolio.files.iter().filter(|file| wanted.contains(&file.id)) {
            let one = file.clone();
            let (back, bytes) = blocking(move || {
                let bytes = zip.bytes(&one)?;
                Ok((zip, bytes))
            })
            .await?;
            zip = back;
            // Known before it comes: what comes halfway is discarded as well.
            let id = FileId::mint();
            came.insert(file.id, id);
            keep(&state.files, viewer, id, file, bytes).await?;
        }
        Ok::<_, AppError>(state.store().bring_portfolio(viewer, id, reading.clone(), came.clone()).await?)
    }
    .await;
    match &brought {
        Ok(_) => state.files.drop_import(id).await,
        Err(_) => discard(state, viewer, &came).await,
    }
    brought
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, AppError> {
    let done = tokio::task::spawn_blocking(work).await;
    // A zip that makes its reader panic is no portfolio.
    Ok(done.unwrap_or_else(|_| Err(Refusal::invalid("file", "export.not_a_portfolio")))?)
}

async fn keep(
    files: &Files,
    viewer: &Viewer,
    id: FileId,
    file: &domain::export::File,
    bytes: Vec<u8>,
) -> Result<(), AppError> {
    let wrong = || AppError::from(Refusal::invalid("file", "export.file_wrong"));
    let (Some(kind), Some(person)) = (FileKind::named(&file.kind), viewer.person()) else { return Err(wrong()) };
    let announced = Announced { id, kind, bytes: bytes.len() as i64, person, about: None };
    match files.bring(viewer, &announced, bytes).await {
        Ok(standing) if standing.state == FileState::Ready => Ok(()),
        Ok(_) | Err(Trouble::NotThat(_)) => Err(wrong()),
        Err(trouble) => Err(trouble.refusal()),
    }
}

/// Nothing of it stays; what cannot be discarded now is swept.
async fn discard(state: &AppState, viewer: &Viewer, came: &BTreeMap<Uuid, FileId>) {
    for id in came.values() {
        let _ = state.store().discard_file(viewer, *id).await;
    }
}
