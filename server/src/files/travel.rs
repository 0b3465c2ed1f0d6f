//! Files of a portfolio that goes out, and the zip that waits to come in.

use std::fs::File;
use std::io::{Read, Seek, Write};

use axum::body::Bytes;
use domain::id::{FileId, ImportId};
use futures::StreamExt;
use object_store::ObjectStoreExt;
use object_store::buffered::BufWriter;
use tokio::io::AsyncWriteExt;
use tokio::sync::SemaphorePermit;

use super::{Files, Trouble, check, storage};

/// Bytes that are in memory at once while a zip goes to its place and back.
const PIECE: usize = 5 << 20;

impl Files {
    /// One's turn to pack or unpack.
    pub async fn turn_to_travel(&self) -> Result<SemaphorePermit<'_>, Trouble> {
        self.travelling.acquire().await.map_err(Trouble::not_saved)
    }

    /// A file without a name, gone when it is closed.
    pub fn on_the_workbench(&self) -> Result<File, Trouble> {
        tempfile::tempfile_in(&self.workbench).map_err(Trouble::not_saved)
    }

    /// The bytes of a file, without asking who sees it: whoever asks was shown that it is theirs.
    pub async fn bytes_of(&self, id: FileId) -> Result<Bytes, Trouble> {
        let kept = self.objects.get(&storage::kept(id)).await.map_err(Trouble::not_saved)?;
        kept.bytes().await.map_err(Trouble::not_saved)
    }

    pub async fn keep_import(&self, id: ImportId, mut zip: File) -> Result<(), Trouble> {
        zip.rewind().map_err(Trouble::not_saved)?;
        let mut place = BufWriter::with_capacity(self.objects.clone(), storage::import(id), PIECE);
        let mut piece = vec![0; 256 << 10];
        loop {
            let read = zip.read(&mut piece).map_err(Trouble::not_saved)?;
            if read == 0 {
                break;
            }
            if let Err(error) = place.write_all(&piece[..read]).await {
                // What a store took of it so far; it would lie there unseen.
                let _ = place.abort().await;
                return Err(Trouble::not_saved(error));
            }
        }
        // A shutdown that fails takes away by itself what it had begun.
        place.shutdown().await.map_err(Trouble::not_saved)
    }

    /// None: it does not wait any more.
    pub async fn import(&self, id: ImportId) -> Result<Option<File>, Trouble> {
        let kept = match self.objects.get(&storage::import(id)).await {
            Ok(kept) => kept,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(Trouble::not_saved(error)),
        };
        let (mut zip, mut bytes) = (self.on_the_workbench()?, kept.into_stream());
        while let Some(chunk) = bytes.next().await {
            zip.write_all(&chunk.map_err(Trouble::not_saved)?).map_err(Trouble::not_saved)?;
        }
        zip.rewind().map_err(Trouble::not_saved)?;
        Ok(Some(zip))
    }

    /// What cannot be deleted now is deleted with the next one.
    pub async fn drop_import(&self, id: ImportId) {
        let _ = self.objects.delete(&storage::import(id)).await;
    }
}

/// The picture of a drawing.
pub fn picture_of_drawing(strokes: &Bytes) -> Option<String> {
    check::drawing_as_picture(strokes)
}
