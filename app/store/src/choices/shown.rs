//! From a choice to the page where it is shown: the way that was chosen stands there, picked.

use domain::showing::Mode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::view;
use crate::Result;
use crate::entity::{board, choice};
use crate::tx::Tx;

/// How a student chose to show what this prompt asks for: the first of their options that carries a way, on the board of the prompt that they
/// last chose from.
pub async fn way_chosen(tx: &Tx, student: Uuid, prompt: Uuid) -> Result<Option<Mode>> {
    let boards = board::Entity::find()
        .filter(board::Column::PromptId.eq(prompt))
        .filter(board::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let row = choice::Entity::find()
        .filter(choice::Column::BoardId.is_in(boards.into_iter().map(|board| board.id)))
        .filter(choice::Column::SubjectId.eq(student))
        .order_by_desc(choice::Column::ChangedAt)
        .order_by_desc(choice::Column::Id)
        .one(&tx.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let now = view::versions(tx, row.id).await?.into_iter().next();
    Ok(now.and_then(|version| version.picks.into_iter().find_map(|pick| pick.mode)).map(Mode::from))
}
