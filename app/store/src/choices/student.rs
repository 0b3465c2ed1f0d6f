//! What a student has to do with a board.

use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::boards;
use crate::entity::{board, board_proposal, choice};
use crate::tx::Tx;
use crate::{Result, scope};
use domain::choices::BoardStage;

/// The student is in its class, and the class can see it.
pub async fn sees(tx: &Tx, me: PersonId, board: &board::Model) -> Result<bool> {
    let class = boards::class(tx, board).await?;
    Ok(boards::way_open(&class) && scope::enrollment(tx, me, class.id.into()).await?.is_some())
}

/// The student can choose from it now.
pub async fn is_open_to(tx: &Tx, me: PersonId, board: &board::Model) -> Result<bool> {
    Ok(boards::stage(board) == BoardStage::Open && sees(tx, me, board).await?)
}

/// Conflict: `choices.board_closed`.
pub async fn must_be_open(tx: &Tx, me: PersonId, board: &board::Model) -> Result<()> {
    match is_open_to(tx, me, board).await? {
        true => Ok(()),
        false => Err(Refusal::conflict("choices.board_closed").into()),
    }
}

/// The student chose from it or proposed something for it.
pub async fn has_part(tx: &Tx, me: PersonId, board: &board::Model) -> Result<bool> {
    if own_choice(tx, board, me).await?.is_some() {
        return Ok(true);
    }
    let proposed = board_proposal::Entity::find()
        .filter(board_proposal::Column::BoardId.eq(board.id))
        .filter(board_proposal::Column::SubjectId.eq(me.0));
    Ok(proposed.count(&tx.db).await? > 0)
}

pub async fn own_choice(tx: &Tx, board: &board::Model, me: PersonId) -> Result<Option<choice::Model>> {
    Ok(choice::Entity::find()
        .filter(choice::Column::BoardId.eq(board.id))
        .filter(choice::Column::SubjectId.eq(me.0))
        .one(&tx.db)
        .await?)
}
