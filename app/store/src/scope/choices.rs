//! Choice boards.

use domain::id::BoardId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{guided, person};
use crate::entity::{board, class};
use crate::tx::Tx;
use crate::{Error, Result, choices};

/// A board of a class that the viewer guides, put away or not, with the class.
pub async fn any_guided_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<(board::Model, class::Model)> {
    let board = board::Entity::find_by_id(id.0)
        .filter(board::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = guided(tx, viewer, board.class_id.into()).await?;
    Ok((board, class))
}

/// A board of a class that the viewer guides.
pub async fn guided_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<(board::Model, class::Model)> {
    let (board, class) = any_guided_board(tx, viewer, id).await?;
    if board.removed_at.is_some() { Err(Error::not_found()) } else { Ok((board, class)) }
}

/// A board that its class can see, if the viewer is a student of it; and any that the viewer chose from or proposed something for,
/// whatever became of the class. A draft is not found by any student.
pub async fn found_board(tx: &Tx, viewer: &Viewer, id: BoardId) -> Result<board::Model> {
    let me = person(viewer)?;
    let board = board::Entity::find_by_id(id.0)
        .filter(board::Column::DistrictId.eq(me.district.0))
        .filter(board::Column::Stage.ne("draft"))
        .filter(board::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if me.staff {
        return Err(Error::not_found());
    }
    if choices::has_part(tx, me.person, &board).await? || choices::sees(tx, me.person, &board).await? {
        Ok(board)
    } else {
        Err(Error::not_found())
    }
}
