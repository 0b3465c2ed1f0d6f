//! Pieces, and what is said to a class about them.

use domain::id::{NoteId, ReflectionId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{guided, person};
use crate::entity::{note, reflection};
use crate::tx::Tx;
use crate::{Error, Result};

/// A piece of the viewer's own, whatever became of the class: what a student wrote stays theirs.
pub async fn own_piece(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<reflection::Model> {
    let me = person(viewer)?;
    reflection::Entity::find_by_id(id.0)
        .filter(reflection::Column::DistrictId.eq(me.district.0))
        .filter(reflection::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// The viewer's own piece, or nothing if nobody has one of this id. Somebody else's is not found.
pub async fn own_piece_if_any(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<Option<reflection::Model>> {
    let me = person(viewer)?;
    match reflection::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(piece) if piece.district_id == me.district.0 && piece.subject_id == me.person.0 => Ok(Some(piece)),
        Some(_) => Err(Error::not_found()),
        None => Ok(None),
    }
}

/// A piece that its student shared in a class the viewer guides. A draft is not found by anybody else, not even as a fact.
pub async fn shared_piece(tx: &Tx, viewer: &Viewer, id: ReflectionId) -> Result<reflection::Model> {
    let me = person(viewer)?;
    let piece = reflection::Entity::find_by_id(id.0)
        .filter(reflection::Column::DistrictId.eq(me.district.0))
        .filter(reflection::Column::Version.gt(0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, piece.class_id.ok_or_else(Error::not_found)?.into()).await?;
    Ok(piece)
}

/// A note to a class that the viewer guides, whoever wrote it.
pub async fn guided_note(tx: &Tx, viewer: &Viewer, id: NoteId) -> Result<note::Model> {
    let row = note::Entity::find_by_id(id.0)
        .filter(note::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}
