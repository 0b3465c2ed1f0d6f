//! A board that goes with a prompt: the answer to the prompt is the work that came of the choice, without anybody linking it. What a
//! student linked by hand stays.

use domain::event::Event;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::boards;
use crate::Result;
use crate::entity::{board, choice, reflection};
use crate::tx::Tx;

/// Of a piece that was just shared: to each choice of its student on a board of its prompt that has no work yet. Heard in the class's
/// stream, which a share touches.
pub async fn tie(tx: &Tx, piece: &reflection::Model) -> Result<Vec<Event>> {
    let Some(prompt) = piece.prompt_id else { return Ok(Vec::new()) };
    let boards = board::Entity::find().filter(board::Column::PromptId.eq(prompt)).all(&tx.db).await?;
    let mut events = Vec::new();
    for board in boards {
        let untied = choice::Entity::find()
            .filter(choice::Column::BoardId.eq(board.id))
            .filter(choice::Column::SubjectId.eq(piece.subject_id))
            .filter(choice::Column::ReflectionId.is_null())
            .one(&tx.db)
            .await?;
        let Some(row) = untied else { continue };
        let id = row.id;
        let mut row = choice::ActiveModel::from(row);
        row.reflection_id = Set(Some(piece.id));
        row.changed_at = Set(tx.now.0);
        row.update(&tx.db).await?;
        events.push(boards::choice_event(&board, piece.subject_id, id.into()));
    }
    Ok(events)
}

/// What the student answered before they chose.
pub async fn answered(tx: &Tx, student: Uuid, board: &board::Model) -> Result<Option<Uuid>> {
    let Some(prompt) = board.prompt_id else { return Ok(None) };
    let piece = reflection::Entity::find()
        .filter(reflection::Column::PromptId.eq(prompt))
        .filter(reflection::Column::SubjectId.eq(student))
        .filter(reflection::Column::Version.gt(0))
        .order_by_desc(reflection::Column::ChangedAt)
        .one(&tx.db)
        .await?;
    Ok(piece.map(|piece| piece.id))
}
