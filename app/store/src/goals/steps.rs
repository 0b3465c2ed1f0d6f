//! Steps under a week long.

use domain::clock::Moment;
use domain::event::Event;
use domain::goals::{Circle, MOST_OPEN_STEPS, StepEnd, StepView, step_by};
use domain::id::{StepId, ThoughtId};
use domain::refusal::{Fault, Refusal};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{circle, rows};
use crate::entity::{goal, goal_step};
use crate::tx::Tx;
use crate::{Error, Result};

fn open(goal: Uuid) -> sea_orm::Select<goal_step::Entity> {
    goal_step::Entity::find().filter(goal_step::Column::GoalId.eq(goal)).filter(goal_step::Column::Ended.is_null())
}

/// The next step: of one's own accord, or out of what one controls.
pub async fn take(
    tx: &Tx,
    row: goal::Model,
    id: StepId,
    words: &str,
    days: u8,
    thought: Option<ThoughtId>,
) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &row).await?;
    if goal_step::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let by = step_by(tx.now, days)
        .map_err(|sentence| Refusal::Invalid { faults: vec![Fault { field: "days".into(), sentence }] })?;
    if let Some(thought) = thought {
        let thought = circle::thought(tx, &row, thought).await?;
        Circle::gives_a_step(circle::sorted(&thought))?;
    }
    if open(row.id).count(&tx.db).await? >= MOST_OPEN_STEPS as u64 {
        return Err(rows::too_many("words", "goals.too_many_steps", MOST_OPEN_STEPS).into());
    }
    let step = goal_step::ActiveModel {
        id: Set(id.0),
        district_id: Set(row.district_id),
        goal_id: Set(row.id),
        subject_id: Set(row.subject_id),
        thought_id: Set(thought.map(Into::into)),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
        by_at: Set(by.0),
        ended: Set(None),
        end_words: Set(String::new()),
        ended_at: Set(None),
    };
    goal_step::Entity::insert(step).exec_without_returning(&tx.db).await?;
    let row = rows::touch(tx, row).await?;
    rows::events(tx, &row).await
}

/// Done, or let go.
pub async fn end(tx: &Tx, row: goal::Model, id: StepId, end: StepEnd, words: &str) -> Result<Vec<Event>> {
    let step = goal_step::Entity::find_by_id(id.0)
        .filter(goal_step::Column::GoalId.eq(row.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if step.ended.is_some() {
        return Err(Refusal::conflict("goals.step_ended").into());
    }
    let mut step = goal_step::ActiveModel::from(step);
    step.ended = Set(Some(end.name().into()));
    step.end_words = Set(words.into());
    step.ended_at = Set(Some(tx.now.0));
    step.update(&tx.db).await?;
    let row = rows::touch(tx, row).await?;
    rows::events(tx, &row).await
}

/// Open ones first, the one made first leading; then what was done, newest first.
pub async fn of(tx: &Tx, goal: Uuid) -> Result<Vec<StepView>> {
    let mut rows = goal_step::Entity::find()
        .filter(goal_step::Column::GoalId.eq(goal))
        .order_by_asc(goal_step::Column::CreatedAt)
        .order_by_asc(goal_step::Column::Id)
        .all(&tx.db)
        .await?;
    rows.sort_by_key(|row| row.ended_at.map_or(i64::MIN, |at| -at));
    Ok(rows.into_iter().map(view).collect())
}

pub fn view(row: goal_step::Model) -> StepView {
    StepView {
        id: row.id.into(),
        words: row.words,
        made_at: Moment(row.created_at),
        by: Moment(row.by_at),
        end: row.ended.as_deref().and_then(StepEnd::named),
        end_words: row.end_words,
        ended_at: row.ended_at.map(Moment),
    }
}
