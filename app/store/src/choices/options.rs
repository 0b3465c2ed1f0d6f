//! Options. One that somebody chose is never worded anew: it is retired, and stays readable where it was chosen.

use domain::choices::{Axis, OptionView, OptionWords, ShowMode};
use domain::id::OptionId;
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::{board, board_option, choice_pick};
use crate::tx::Tx;

pub fn view(row: board_option::Model) -> OptionView {
    OptionView {
        id: row.id.into(),
        axis: Axis::named(&row.axis).unwrap_or(Axis::Learn),
        mode: row.mode.as_deref().and_then(ShowMode::named),
        words: row.words,
        must: row.must,
        own: row.subject_id.map(Into::into),
        retired: row.retired_at.is_some(),
    }
}

/// What the row says, as it was typed.
pub fn words(row: &board_option::Model) -> OptionWords {
    let OptionView { axis, words, mode, must, .. } = view(row.clone());
    OptionWords { axis, words, mode, must }
}

/// Those offered to the whole class, in their order.
pub async fn offered(tx: &Tx, board: Uuid) -> Result<Vec<board_option::Model>> {
    Ok(board_option::Entity::find()
        .filter(board_option::Column::BoardId.eq(board))
        .filter(board_option::Column::SubjectId.is_null())
        .filter(board_option::Column::RetiredAt.is_null())
        .order_by_asc(board_option::Column::Place)
        .order_by_asc(board_option::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those that a student can choose from: the class's and their own.
pub async fn offered_to(tx: &Tx, board: Uuid, student: Uuid) -> Result<Vec<board_option::Model>> {
    let theirs = Condition::any()
        .add(board_option::Column::SubjectId.is_null())
        .add(board_option::Column::SubjectId.eq(student));
    Ok(board_option::Entity::find()
        .filter(board_option::Column::BoardId.eq(board))
        .filter(theirs)
        .filter(board_option::Column::RetiredAt.is_null())
        .order_by_asc(board_option::Column::Place)
        .order_by_asc(board_option::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Whatever they are now, in the order of the ids.
pub async fn by_ids(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<Vec<board_option::Model>> {
    let ids: Vec<_> = ids.into_iter().collect();
    Ok(board_option::Entity::find().filter(board_option::Column::Id.is_in(among(ids))).all(&tx.db).await?)
}

/// Somebody chose it at some time.
pub async fn was_chosen(tx: &Tx, option: Uuid) -> Result<bool> {
    Ok(choice_pick::Entity::find().filter(choice_pick::Column::OptionId.eq(option)).count(&tx.db).await? > 0)
}

/// Where it stands on its board.
#[derive(Clone, Copy)]
pub struct Place {
    pub student: Option<Uuid>,
    pub place: i32,
    pub replaces: Option<Uuid>,
}

pub async fn add(tx: &Tx, board: &board::Model, id: OptionId, words: &OptionWords, at: Place) -> Result<()> {
    let row = board_option::ActiveModel {
        id: Set(id.0),
        district_id: Set(board.district_id),
        board_id: Set(board.id),
        subject_id: Set(at.student),
        axis: Set(words.axis.name().into()),
        words: Set(words.words.clone()),
        mode: Set(words.mode.map(|mode| mode.name().into())),
        must: Set(words.must),
        place: Set(at.place),
        replaces: Set(at.replaces),
        created_at: Set(tx.now.0),
        retired_at: Set(None),
    };
    board_option::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
