//! Parts as they come. A part counts once its bytes are in the object store and its row is committed; of two that begin at the same byte
//! one counts.

use domain::files::{FileKind, FileStanding, FileState};
use domain::id::FileId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{is_voice, kind, own, room, standing, state};
use crate::entity::{file, file_part};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store};

/// So many bytes from here on. Its id is part of its object's name: whoever loses a race overwrites nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub id: Uuid,
    pub starts: i64,
    pub bytes: i64,
}

/// Everything that is needed to look at a file whose bytes are all here.
#[derive(Clone, Debug)]
pub struct Arrived {
    pub kind: FileKind,
    /// A teacher's voice.
    pub voice: bool,
    pub bytes: i64,
    /// In their order, without a gap.
    pub parts: Vec<Part>,
}

impl Store {
    /// Counts a part whose bytes are on disk. A conflict if the file goes on elsewhere (`files.elsewhere`), or if nothing was heard of it for
    /// so long that its room was given away. `most` as in [`Store::announce_file`].
    #[crate::compiled_here]
    pub async fn keep_part(&self, viewer: &Viewer, id: FileId, part: Part, most: i64) -> Result<FileStanding> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move { Ok(Written::quietly(keep(tx, &viewer, id, part, most).await?)) })
        })
        .await
    }

    /// What has arrived; a conflict while something is missing, or once it was looked at.
    #[crate::compiled_here]
    pub async fn file_arrived(&self, viewer: &Viewer, id: FileId) -> Result<Arrived> {
        let tx = self.snapshot().await?;
        let row = own(&tx, viewer, id).await?;
        if !standing(&row)?.is_complete() {
            return Err(Refusal::conflict("files.elsewhere").into());
        }
        let parts = file_part::Entity::find()
            .filter(file_part::Column::FileId.eq(id.0))
            .order_by_asc(file_part::Column::Starts)
            .all(&tx.db)
            .await?;
        let parts: Vec<_> =
            parts.iter().map(|part| Part { id: part.id, starts: part.starts, bytes: part.bytes }).collect();
        let end = parts.iter().try_fold(0, |at, part| (part.starts == at).then_some(at + part.bytes));
        if end != Some(row.bytes) {
            return Err(Error::internal(&"a file has a gap"));
        }
        Ok(Arrived { kind: kind(&row)?, voice: is_voice(&row), bytes: row.bytes, parts })
    }
}

async fn keep(tx: &Tx, viewer: &Viewer, id: FileId, part: Part, most: i64) -> Result<FileStanding> {
    let row = own(tx, viewer, id).await?;
    let end = part.starts.saturating_add(part.bytes);
    if state(&row) != FileState::Arriving || part.bytes <= 0 || end > row.bytes {
        return Err(Refusal::conflict("files.elsewhere").into());
    }
    room::goes_on(tx, &row, most).await?;
    let counted = file::Entity::update_many()
        .col_expr(file::Column::Received, Expr::value(end))
        .col_expr(file::Column::ChangedAt, Expr::value(tx.now.0))
        .filter(file::Column::Id.eq(id.0))
        .filter(file::Column::Received.eq(part.starts))
        .filter(file::Column::State.eq(FileState::Arriving.name()))
        .filter(file::Column::GoneAt.is_null())
        .exec(&tx.db)
        .await?;
    if counted.rows_affected != 1 {
        return Err(Refusal::conflict("files.elsewhere").into());
    }
    let kept = file_part::ActiveModel {
        id: Set(part.id),
        district_id: Set(row.district_id),
        file_id: Set(id.0),
        starts: Set(part.starts),
        bytes: Set(part.bytes),
    };
    file_part::Entity::insert(kept).exec_without_returning(&tx.db).await?;
    standing(&own(tx, viewer, id).await?)
}
