//! From a board to the work: a piece that was begun from a board knows its board, and the choice knows its piece. So the way that was
//! chosen stands on the piece, also where the board goes with no prompt.

use domain::command::{Answer, Beginning};
use domain::event::Event;
use domain::id::ReflectionId;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::choosing::Kept;
use super::{after, student};
use crate::drafts::{self, Begun};
use crate::entity::{board, choice, reflection};
use crate::tx::Tx;
use crate::{Error, Result, scope};

/// Begins a piece with a question of the student's own. The choice is tied to the first piece that is begun; another is linked by hand.
///
/// Errors: `choices.board_closed`, `choices.choose_first`; not found for an id that stands for something else.
pub async fn begin(
    tx: &Tx,
    viewer: &Viewer,
    board: &board::Model,
    id: ReflectionId,
    question: &str,
) -> Result<(Answer, Vec<Event>)> {
    let me = scope::person(viewer)?.person;
    student::must_be_open(tx, me, board).await?;
    let choice = after::mine(tx, me, board).await?;
    let asks = Beginning::OwnQuestion { class: board.class_id.into(), question: question.into() };
    let piece = match drafts::begin(tx, viewer, id, &asks, 0).await? {
        Begun::Now(piece) => {
            let mut row = reflection::ActiveModel::from(piece);
            row.board_id = Set(Some(board.id));
            row.update(&tx.db).await?
        }
        // The same page sent once more, by another command.
        Begun::Before(piece) if piece.board_id == Some(board.id) => piece,
        Begun::Before(_) | Begun::Elsewhere(_) => return Err(Error::not_found()),
    };
    let answer = Answer::Done { reflection: Some(piece.id.into()), rev: piece.draft_rev, version: piece.version };
    if choice.reflection_id.is_some() {
        return Ok((answer, Vec::new()));
    }
    let mut row = choice::ActiveModel::from(choice);
    row.reflection_id = Set(Some(piece.id));
    row.changed_at = Set(tx.now.0);
    Ok((answer, Kept(row.update(&tx.db).await?).told(tx, board).await?))
}
