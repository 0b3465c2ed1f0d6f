//! From a choice to the page where it is shown: the way that was chosen stands there, picked.

use domain::showing::Mode;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::view;
use crate::Result;
use crate::among::among;
use crate::entity::{board, choice, reflection};
use crate::tx::Tx;

/// What led to a piece.
#[derive(Clone, Copy, Debug)]
pub enum Beginnings {
    Prompt(Uuid),
    Board(Uuid),
}

impl Beginnings {
    pub fn of(piece: &reflection::Model) -> Option<Self> {
        piece.prompt_id.map(Self::Prompt).or(piece.board_id.map(Self::Board))
    }
}

/// How a student chose to show what this prompt asks for, or what this board led to: the first of their options that carries a way. Of several
/// boards of a prompt, the one that they last chose from.
pub async fn way_chosen(tx: &Tx, student: Uuid, from: Beginnings) -> Result<Option<Mode>> {
    let boards = board::Entity::find()
        .filter(match from {
            Beginnings::Prompt(prompt) => board::Column::PromptId.eq(prompt),
            Beginnings::Board(board) => board::Column::Id.eq(board),
        })
        .filter(board::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    let row = choice::Entity::find()
        .filter(choice::Column::BoardId.is_in(among(boards.into_iter().map(|board| board.id))))
        .filter(choice::Column::SubjectId.eq(student))
        .order_by_desc(choice::Column::ChangedAt)
        .order_by_desc(choice::Column::Id)
        .one(&tx.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let now = view::versions(tx, row.id).await?.into_iter().next();
    Ok(now.and_then(|version| version.picks.into_iter().find_map(|pick| pick.mode)).map(Mode::from))
}
