//! A file in a plain form, for whoever has no script: it takes the same way as every other file.

use std::io::{Seek, Write};

use app::error::AppError;
use axum::extract::multipart::Field;
use domain::files::{Announced, Caps, FileKind, FileView, refused};
use domain::id::{FileId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;

use super::{Files, Trouble, check};

impl Files {
    /// Takes the file that one field of a form brought, as it comes; what kind it is shows in its content. `None` if no file was chosen.
    /// `id` is minted by the page, so that a form that is sent twice brings one file. The route's own limit on bodies must be lifted.
    pub async fn of_form(
        &self,
        viewer: &Viewer,
        id: FileId,
        about: Option<ReflectionId>,
        mut field: Field<'_>,
    ) -> Result<Option<FileView>, AppError> {
        let saved = |error: std::io::Error| Trouble::not_saved(error).refusal();
        let person = viewer.person().ok_or(Refusal::NotFound)?;
        let most = FileKind::ALL.iter().map(|kind| Caps::of(*kind, about.is_some()).bytes).max().unwrap_or(0);
        let mut file = tempfile::tempfile_in(&self.workbench).map_err(saved)?;
        let mut bytes: i64 = 0;
        while let Some(chunk) = field.chunk().await.map_err(|_| cut())? {
            bytes += chunk.len() as i64;
            if bytes > most {
                return Err(refused(Sentence::new("files.too_large").with("most", most / 1_000_000)).into());
            }
            file.write_all(&chunk).map_err(saved)?;
        }
        if bytes == 0 {
            return Ok(None);
        }
        file.rewind().map_err(saved)?;
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
}

/// Its end did not come; the browser still has it.
fn cut() -> AppError {
    refused(Sentence::new("files.cut")).into()
}

type Pieces = std::pin::Pin<Box<dyn futures::Stream<Item = std::io::Result<axum::body::Bytes>> + Send>>;

/// A file as bytes that come, from somewhere on.
fn from(mut file: std::fs::File, offset: i64) -> std::io::Result<Pieces> {
    file.seek(std::io::SeekFrom::Start(offset.max(0) as u64))?;
    let file = tokio::fs::File::from_std(file);
    Ok(Box::pin(futures::stream::try_unfold(file, |mut file| async move {
        let mut piece = vec![0; 64 << 10];
        let read = tokio::io::AsyncReadExt::read(&mut file, &mut piece).await?;
        piece.truncate(read);
        Ok((read > 0).then(|| (piece.into(), file)))
    })))
}
