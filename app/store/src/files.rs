//! Files: the rows; their bytes lie in the server's object store.
//!
//! The order is always *bytes first, row second*: a part is on disk before its row says so, and what a row calls ready can be read. Going
//! the other way it is *row first, bytes second*: what is gone is marked, then its objects are deleted, as often as it takes. So a server
//! that stops anywhere in between leaves bytes that nobody sees (and that are swept), never a file without its bytes.

mod announcing;
mod arriving;
mod cleaning;
pub(crate) mod rights;
mod room;
mod settling;

pub use arriving::{Arrived, Part};
pub use settling::Settled;

use domain::files::{FileKind, FileStanding, FileState, FileView};
use domain::id::FileId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

pub(crate) use cleaning::tidy;

use crate::entity::file;
use crate::tx::Tx;
use crate::{Error, Result, Store, scope};

impl Store {
    /// A file that is ready, for its owner and for whoever sees what shows it.
    #[crate::compiled_here]
    pub async fn file(&self, viewer: &Viewer, id: FileId) -> Result<FileView> {
        let tx = self.snapshot().await?;
        let row = there(&tx, viewer, id).await?;
        if state(&row) != FileState::Ready || !rights::seen_by(&tx, viewer, &row).await? {
            return Err(Error::not_found());
        }
        view(&row)
    }

    /// Where a file stands, for its owner alone.
    #[crate::compiled_here]
    pub async fn file_standing(&self, viewer: &Viewer, id: FileId) -> Result<FileStanding> {
        standing(&own(&self.snapshot().await?, viewer, id).await?)
    }
}

/// A file of the viewer's district that is not gone.
async fn there(tx: &Tx, viewer: &Viewer, id: FileId) -> Result<file::Model> {
    file::Entity::find_by_id(id.0)
        .filter(file::Column::DistrictId.eq(scope::district(viewer)?.0))
        .filter(file::Column::GoneAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A file that the viewer brought.
async fn own(tx: &Tx, viewer: &Viewer, id: FileId) -> Result<file::Model> {
    let row = there(tx, viewer, id).await?;
    if viewer.person().is_some_and(|me| me.0 == row.owner_id) { Ok(row) } else { Err(Error::not_found()) }
}

fn state(row: &file::Model) -> FileState {
    FileState::named(&row.state).unwrap_or(FileState::Refused)
}

fn kind(row: &file::Model) -> Result<FileKind> {
    FileKind::named(&row.kind).ok_or_else(|| Error::internal(&"a file of no kind"))
}

/// A teacher's voice is about its student.
fn is_voice(row: &file::Model) -> bool {
    row.subject_id != row.owner_id
}

pub(crate) fn view(row: &file::Model) -> Result<FileView> {
    Ok(FileView {
        id: row.id.into(),
        kind: kind(row)?,
        media_type: row.media_type.clone(),
        bytes: row.bytes,
        width: row.width,
        height: row.height,
        lasts_ms: row.lasts_ms,
        small: row.small,
    })
}

fn standing(row: &file::Model) -> Result<FileStanding> {
    let state = state(row);
    Ok(FileStanding {
        id: row.id.into(),
        state,
        received: row.received,
        bytes: row.bytes,
        file: (state == FileState::Ready).then(|| view(row)).transpose()?,
        refused: row.refused.as_deref().map(serde_json::from_str).transpose()?,
    })
}
