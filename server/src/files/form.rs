//! A file in a plain form, for whoever has no script: it takes the same way as every other file.

use std::fs::File;
use std::io::{Seek, Write};
use std::time::Duration;

use app::error::AppError;
use axum::extract::multipart::Field;
use domain::files::{Announced, Caps, FileKind, FileView, refused};
use domain::id::{FileId, PersonId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;
use tokio::sync::{AcquireError, OwnedMutexGuard, SemaphorePermit};

use super::arriving::PATIENCE;
use super::{Files, Trouble, check};

/// However slowly it comes, it has come by then: a file of a form is on the disk before it is announced.
const LONGEST: Duration = Duration::from_secs(600);

/// Held for as long as a form is read.
pub type Lane<'a> = (OwnedMutexGuard<()>, Result<SemaphorePermit<'a>, AcquireError>);

impl Files {
    /// Takes the file that one field of a form brought, as it comes; what kind it is shows in its content. `None` if no file was chosen.
    /// `id` is minted by the page, so that a form that is sent twice brings one file. The route's own limit on bodies must leave room for it.
    ///
    /// Nothing is read before there is room, and of one person one form at a time.
    pub async fn of_form(
        &self,
        viewer: &Viewer,
        id: FileId,
        about: Option<ReflectionId>,
        mut field: Field<'_>,
    ) -> Result<Option<FileView>, AppError> {
        let person = viewer.person().ok_or(Refusal::NotFound)?;
        self.store.has_room_for_a_file(viewer, id, about.is_some(), self.most).await?;
        let _lane = self.lane_of(person).await?;
        let most = FileKind::ALL.iter().map(|kind| Caps::of(*kind, about.is_some()).bytes).max().unwrap_or(0);
        let spooled = tokio::time::timeout(LONGEST, self.spool(&mut field, most)).await.map_err(|_| cut())?;
        let Some((bytes, mut file)) = spooled? else { return Ok(None) };
        let (kind, file) = tokio::task::spawn_blocking(move || check::kind_of(&mut file).map(|kind| (kind, file)))
            .await
            .unwrap_or_else(|_| Err(Sentence::new("files.unknown")))
            .map_err(refused)?;
        let announced = Announced { id, kind, bytes, person, about };
        let standing = self.announce(viewer, &announced).await.map_err(Trouble::refusal)?;
        let standing = match standing.file {
            Some(_) => standing,
            None => self
                .receive(viewer, id, standing.received, from(file, standing.received).map_err(saved)?)
                .await
                .map_err(Trouble::refusal)?,
        };
        Ok(Some(standing.file.ok_or_else(cut)?))
    }

    /// Of one person one form at a time is read, and of all together not many: each lies on this disk while it comes.
    ///
    /// Conflict: `files.too_many`.
    pub async fn lane_of(&self, person: PersonId) -> Result<Lane<'_>, Refusal> {
        let lane = async { (self.alone_with(person.0).await, self.forms.acquire().await) };
        tokio::time::timeout(PATIENCE, lane).await.map_err(|_| Refusal::conflict("files.too_many"))
    }

    /// All of a field in a file without a name, and how many bytes that is; nothing if it is empty.
    async fn spool(&self, field: &mut Field<'_>, most: i64) -> Result<Option<(i64, File)>, AppError> {
        let mut file = tempfile::tempfile_in(&self.workbench).map_err(saved)?;
        let mut bytes: i64 = 0;
        loop {
            let chunk = tokio::time::timeout(PATIENCE, field.chunk()).await.map_err(|_| cut())?;
            let Some(chunk) = chunk.map_err(|_| cut())? else { break };
            bytes += chunk.len() as i64;
            if bytes > most {
                return Err(refused(Sentence::new("files.too_large").with("most", most / 1_000_000)).into());
            }
            file.write_all(&chunk).map_err(saved)?;
        }
        file.rewind().map_err(saved)?;
        Ok((bytes > 0).then_some((bytes, file)))
    }
}

fn saved(error: std::io::Error) -> AppError {
    Trouble::not_saved(error).refusal()
}

/// Its end did not come; the browser still has it.
fn cut() -> AppError {
    refused(Sentence::new("files.cut")).into()
}

type Pieces = std::pin::Pin<Box<dyn futures::Stream<Item = std::io::Result<axum::body::Bytes>> + Send>>;

/// A file as bytes that come, from somewhere on.
fn from(mut file: File, offset: i64) -> std::io::Result<Pieces> {
    file.seek(std::io::SeekFrom::Start(offset.max(0) as u64))?;
    let file = tokio::fs::File::from_std(file);
    Ok(Box::pin(futures::stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; 64 << 10];
        let read = tokio::io::AsyncReadExt::read(&mut file, &mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then(|| (piece.into(), file)))
    })))
}
