//! Bytes as they come.

use std::time::Duration;

use axum::body::Bytes;
use domain::files::{Announced, FileStanding, FileState, LARGEST_PART};
use domain::id::FileId;
use domain::refusal::Sentence;
use domain::viewer::Viewer;
use futures::{Stream, StreamExt};
use object_store::{ObjectStoreExt, PutPayload};
use store::Part;
use uuid::Uuid;

use super::{Files, Trouble, storage};

/// A device that sends nothing for so long has lost its network; what it sent is kept.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Bytes of a request that are read after it was refused.
const READ_OUT: usize = 4 << 20;

impl Files {
    pub async fn announce(&self, viewer: &Viewer, announced: &Announced) -> Result<FileStanding, Trouble> {
        let standing = self.store.announce_file(viewer, announced, self.most).await?;
        // The server stopped between the last byte and looking at it.
        if standing.is_complete() { self.finish(viewer, standing.id).await } else { Ok(standing) }
    }

    /// Takes bytes from `offset` on until the body ends or is cut, then says where the file stands. Goes on by itself if whoever waits for
    /// the answer hangs up, so that what has come is kept.
    pub async fn receive<S, E>(
        &self,
        viewer: &Viewer,
        id: FileId,
        offset: i64,
        mut body: S,
    ) -> Result<FileStanding, Trouble>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin + 'static,
        E: Send + 'static,
    {
        let (files, viewer) = (self.clone(), viewer.clone());
        let receiving = tokio::spawn(async move {
            let done = files.take(&viewer, id, offset, &mut body).await;
            if done.is_err() {
                read_out(body).await;
            }
            done
        });
        receiving.await.unwrap_or_else(|error| Err(Trouble::not_saved(error)))
    }

    /// A whole file that is in memory already: what the server itself makes, as for the demo school.
    pub async fn bring(&self, viewer: &Viewer, announced: &Announced, bytes: Vec<u8>) -> Result<FileStanding, Trouble> {
        let standing = self.announce(viewer, announced).await?;
        if standing.state != FileState::Arriving {
            return said(standing);
        }
        let rest = Bytes::from(bytes).slice(standing.received as usize..);
        self.receive(viewer, announced.id, standing.received, futures::stream::iter([Ok::<_, ()>(rest)])).await
    }

    async fn take<S, E>(&self, viewer: &Viewer, id: FileId, offset: i64, body: &mut S) -> Result<FileStanding, Trouble>
    where
        S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    {
        let mut standing = self.store.file_standing(viewer, id).await?;
        if standing.state != FileState::Arriving {
            return said(standing);
        }
        if offset != standing.received {
            return Err(Trouble::Elsewhere(standing.into()));
        }
        let mut piece = Vec::with_capacity(LARGEST_PART);
        loop {
            let chunk = tokio::time::timeout(PATIENCE, body.next()).await;
            let Ok(Some(Ok(mut chunk))) = chunk else { break };
            if standing.received + (piece.len() + chunk.len()) as i64 > standing.bytes {
                let refused = self.refuse(viewer, id, Sentence::new("files.more_than_announced")).await?;
                return Err(Trouble::NotThat(refused.into()));
            }
            while !chunk.is_empty() {
                let fits = chunk.split_to(chunk.len().min(LARGEST_PART - piece.len()));
                piece.extend_from_slice(&fits);
                if piece.len() == LARGEST_PART {
                    standing = self.keep(viewer, &standing, std::mem::take(&mut piece)).await?;
                    piece.reserve(LARGEST_PART);
                }
            }
        }
        if !piece.is_empty() {
            standing = self.keep(viewer, &standing, piece).await?;
        }
        if standing.is_complete() { self.finish(viewer, id).await } else { Ok(standing) }
    }

    /// The object first, then the row: only then is it acknowledged.
    async fn keep(&self, viewer: &Viewer, before: &FileStanding, bytes: Vec<u8>) -> Result<FileStanding, Trouble> {
        let id = before.id;
        let part = Part { id: Uuid::now_v7(), starts: before.received, bytes: bytes.len() as i64 };
        let place = storage::part(id, &part);
        self.objects.put(&place, PutPayload::from(bytes)).await.map_err(Trouble::not_saved)?;
        match self.store.keep_part(viewer, id, part, self.most).await {
            Ok(standing) => Ok(standing),
            Err(store::Error::Refused(refusal)) => {
                // Somebody else brought these bytes first, it ended meanwhile, or its place was taken while nothing came.
                let _ = self.objects.delete(&place).await;
                match (refusal.sentence().key == "files.elsewhere", self.store.file_standing(viewer, id).await) {
                    (true, Ok(standing)) => Err(Trouble::Elsewhere(standing.into())),
                    _ => Err(refusal.into()),
                }
            }
            // Its row may stand all the same: the answer of the database may have been lost. What has no row is swept.
            Err(error) => Err(error.into()),
        }
    }

    pub(super) async fn refuse(&self, viewer: &Viewer, id: FileId, why: Sentence) -> Result<FileStanding, Trouble> {
        let standing = self.store.refuse_file(viewer, id, why).await?;
        self.drop_parts(id).await;
        Ok(standing)
    }
}

/// An answer that comes before its question has been read is lost with the connection in most browsers. So a little is read, for nothing.
async fn read_out<S, E>(mut body: S)
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    let mut left = READ_OUT;
    while let Ok(Some(Ok(chunk))) = tokio::time::timeout(PATIENCE, body.next()).await {
        left = left.saturating_sub(chunk.len());
        if left == 0 {
            break;
        }
    }
}

/// A file that was looked at already.
pub(super) fn said(standing: FileStanding) -> Result<FileStanding, Trouble> {
    if standing.state == FileState::Refused { Err(Trouble::NotThat(standing.into())) } else { Ok(standing) }
}
