//! Afterwards: the work that came of a choice, and whether what was chosen helped. Open for as long as the student wants, whatever
//! became of the board.

use domain::choices::Outcome;
use domain::event::Event;
use domain::id::{OptionId, PersonId, ReflectionId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::choosing::Kept;
use super::{boards, readers, student};
use crate::entity::{board, choice, choice_after, choice_pick, reflection};
use crate::tx::Tx;
use crate::{Error, Result};

/// Most words about one choice.
const MOST_WORDS: u64 = 300;

/// Conflict: `choices.choose_first`.
pub async fn mine(tx: &Tx, me: PersonId, board: &board::Model) -> Result<choice::Model> {
    let own = student::own_choice(tx, board, me).await?;
    own.ok_or_else(|| Refusal::conflict("choices.choose_first").into())
}

/// "This is the work I made", of the student's own pieces; none takes the link away.
pub async fn work(tx: &Tx, me: PersonId, board: &board::Model, id: Option<ReflectionId>) -> Result<Vec<Event>> {
    let row = mine(tx, me, board).await?;
    if let Some(id) = id {
        let piece = reflection::Entity::find_by_id(id.0).one(&tx.db).await?;
        piece.filter(|piece| piece.subject_id == me.0).ok_or_else(Error::not_found)?;
    }
    let id = id.map(|id| id.0);
    if row.reflection_id == id {
        return Ok(Vec::new());
    }
    let mut row = choice::ActiveModel::from(row);
    row.reflection_id = Set(id);
    row.changed_at = Set(tx.now.0);
    Kept(row.update(&tx.db).await?).told(tx, board).await
}

/// About an option that the student chose, now or before.
pub async fn say(
    tx: &Tx,
    me: PersonId,
    board: &board::Model,
    option: OptionId,
    outcome: Outcome,
    words: &str,
) -> Result<Vec<Event>> {
    let row = mine(tx, me, board).await?;
    let chosen = choice_pick::Entity::find()
        .filter(choice_pick::Column::ChoiceId.eq(row.id))
        .filter(choice_pick::Column::OptionId.eq(option.0));
    if chosen.count(&tx.db).await? == 0 {
        return Err(Error::not_found());
    }
    let newest = of(tx, row.id).await?.into_iter().find(|said| said.option_id == option.0);
    if newest.is_some_and(|said| said.outcome == outcome.name() && said.words == words) {
        return Ok(Vec::new());
    }
    if choice_after::Entity::find().filter(choice_after::Column::ChoiceId.eq(row.id)).count(&tx.db).await? >= MOST_WORDS
    {
        return Err(Refusal::conflict("choices.said_enough").into());
    }
    let said = choice_after::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(row.district_id),
        choice_id: Set(row.id),
        subject_id: Set(row.subject_id),
        option_id: Set(option.0),
        outcome: Set(outcome.name().into()),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
    };
    choice_after::Entity::insert(said).exec_without_returning(&tx.db).await?;
    let mut events = vec![boards::after_event(board, me, row.id.into(), &readers::of(tx, me).await?)];
    events.extend(readers::events(tx, me).await?);
    Ok(events)
}

/// The newest word about each option.
pub async fn of(tx: &Tx, choice: Uuid) -> Result<Vec<choice_after::Model>> {
    let rows = choice_after::Entity::find()
        .filter(choice_after::Column::ChoiceId.eq(choice))
        .order_by_desc(choice_after::Column::CreatedAt)
        .order_by_desc(choice_after::Column::Id)
        .all(&tx.db)
        .await?;
    let mut newest: Vec<choice_after::Model> = Vec::new();
    for row in rows {
        if !newest.iter().any(|known| known.option_id == row.option_id) {
            newest.push(row);
        }
    }
    Ok(newest)
}
