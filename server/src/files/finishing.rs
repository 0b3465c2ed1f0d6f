//! From parts to a file: joined, looked at, kept.

use std::fs::File;
use std::io::{Seek, Write};

use domain::files::{FileStanding, FileState};
use domain::id::FileId;
use domain::viewer::Viewer;
use futures::StreamExt;
use object_store::buffered::BufWriter;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use store::{Arrived, Settled};
use tokio::io::AsyncWriteExt;

use super::arriving::said;
use super::check::{self, Keep, Looked};
use super::{Files, Trouble, storage};

/// Bytes that are in memory at once while a file goes to its place: the least that S3 takes as one part of several.
const PIECE: usize = 5 << 20;

impl Files {
    /// Looks at a file whose bytes are all here. Goes on by itself if whoever waits for the answer hangs up.
    pub async fn finish(&self, viewer: &Viewer, id: FileId) -> Result<FileStanding, Trouble> {
        let (files, viewer) = (self.clone(), viewer.clone());
        let finishing = tokio::spawn(async move { files.finish_alone(&viewer, id).await });
        finishing.await.unwrap_or_else(|error| Err(Trouble::not_saved(error)))
    }

    async fn finish_alone(&self, viewer: &Viewer, id: FileId) -> Result<FileStanding, Trouble> {
        let _alone = self.alone_with(id.0).await;
        let standing = self.store.file_standing(viewer, id).await?;
        if standing.state != FileState::Arriving {
            return said(standing);
        }
        let arrived = self.store.file_arrived(viewer, id).await?;
        let _turn = self.looking.acquire().await.map_err(Trouble::not_saved)?;
        let joined = self.join(id, &arrived).await?;
        let (kind, voice) = (arrived.kind, arrived.voice);
        let looked = tokio::task::spawn_blocking(move || check::look(kind, voice, joined)).await;
        // A picture that makes its decoder panic is no picture.
        let looked = looked.unwrap_or_else(|_| Err(check::broken(kind)));
        match looked {
            Ok(looked) => self.settle(viewer, id, looked).await,
            Err(why) => Err(Trouble::NotThat(self.refuse(viewer, id, why).await?.into())),
        }
    }

    /// The parts in one file without a name: it is gone when it is closed, whatever happens.
    async fn join(&self, id: FileId, arrived: &Arrived) -> Result<File, Trouble> {
        let mut joined = tempfile::tempfile_in(&self.workbench).map_err(Trouble::not_saved)?;
        for part in &arrived.parts {
            let part = self.objects.get(&storage::part(id, part)).await.map_err(Trouble::not_saved)?;
            let mut bytes = part.into_stream();
            while let Some(chunk) = bytes.next().await {
                joined.write_all(&chunk.map_err(Trouble::not_saved)?).map_err(Trouble::not_saved)?;
            }
        }
        let length = joined.stream_position().map_err(Trouble::not_saved)?;
        joined.rewind().map_err(Trouble::not_saved)?;
        if length != arrived.bytes as u64 {
            return Err(Trouble::not_saved("parts do not add up"));
        }
        Ok(joined)
    }

    async fn settle(&self, viewer: &Viewer, id: FileId, looked: Looked) -> Result<FileStanding, Trouble> {
        let place = storage::kept(id);
        let (bytes, sha256) = match looked.keep {
            Keep::Made(bytes) => {
                let told = (bytes.len() as i64, digits(Sha256::digest(&bytes)));
                self.objects.put(&place, PutPayload::from(bytes)).await.map_err(Trouble::not_saved)?;
                told
            }
            Keep::AsItCame(file) => self.copy(&place, file).await?,
        };
        let small = looked.small.is_some();
        if let Some(small) = looked.small.filter(|bytes| !bytes.is_empty()) {
            self.objects.put(&storage::small(id), PutPayload::from(small)).await.map_err(Trouble::not_saved)?;
        }
        let settled = Settled {
            media_type: looked.media_type.into(),
            bytes,
            sha256,
            width: looked.size.map(|(width, _)| width),
            height: looked.size.map(|(_, height)| height),
            lasts_ms: looked.lasts_ms,
            small,
        };
        match self.store.settle_file(viewer, id, settled).await {
            Ok(standing) => {
                self.drop_parts(id).await;
                Ok(standing)
            }
            Err(store::Error::Refused(refusal)) => {
                // Discarded while it was looked at: nobody would find these.
                self.drop_kept(id).await;
                Err(refusal.into())
            }
            // It may be ready all the same: the answer of the database may have been lost. If not, it is settled another time, in the same place.
            Err(error) => Err(error.into()),
        }
    }

    /// In pieces, never whole in memory.
    async fn copy(&self, place: &Path, mut file: File) -> Result<(i64, String), Trouble> {
        file.rewind().map_err(Trouble::not_saved)?;
        let mut from = tokio::fs::File::from_std(file);
        let mut to = BufWriter::with_capacity(self.objects.clone(), place.clone(), PIECE);
        let (mut length, mut hash, mut piece) = (0, Sha256::new(), vec![0; 64 << 10]);
        loop {
            let read = tokio::io::AsyncReadExt::read(&mut from, &mut piece).await.map_err(Trouble::not_saved)?;
            if read == 0 {
                break;
            }
            hash.update(&piece[..read]);
            length += read as i64;
            if let Err(error) = to.write_all(&piece[..read]).await {
                let _ = to.abort().await;
                return Err(Trouble::not_saved(error));
            }
        }
        // A shutdown that fails takes away by itself what it had begun, and must not be aborted once more.
        to.shutdown().await.map_err(Trouble::not_saved)?;
        Ok((length, digits(hash.finalize())))
    }
}

fn digits(hash: impl AsRef<[u8]>) -> String {
    hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}
