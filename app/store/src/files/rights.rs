//! Seam: replaced by the files branch.
use domain::id::FileId;
use domain::viewer::Viewer;
use sea_orm::EntityTrait;
use crate::entity::file;
use crate::tx::Tx;
use crate::{Error, Result};
pub(crate) async fn seen_by(tx: &Tx, viewer: &Viewer, file: &file::Model) -> Result<bool> {
    if viewer.person().is_some_and(|me| me.0 == file.owner_id) { return Ok(true); }
    crate::showing::sees(tx, viewer, file.id).await
}
pub(crate) async fn ready_own(tx: &Tx, viewer: &Viewer, id: FileId) -> Result<file::Model> {
    let row = file::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    if viewer.person().is_some_and(|me| me.0 == row.owner_id) { Ok(row) } else { Err(Error::not_found()) }
}
pub(crate) async fn touched(_tx: &Tx, _id: FileId) -> Result<()> { Ok(()) }
