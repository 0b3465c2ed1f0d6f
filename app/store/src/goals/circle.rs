//! The circle of control: its student's alone. No event of it goes to anybody else, and no view but theirs reads it.

use domain::event::Event;
use domain::goals::{Circle, MOST_THOUGHTS, ThoughtKind, ThoughtView, as_read};
use domain::id::ThoughtId;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, ModelTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::rows;
use crate::entity::{goal, goal_thought};
use crate::tx::Tx;
use crate::{Error, Result};

/// A thought around this goal.
pub async fn thought(tx: &Tx, goal: &goal::Model, id: ThoughtId) -> Result<goal_thought::Model> {
    goal_thought::Entity::find_by_id(id.0)
        .filter(goal_thought::Column::GoalId.eq(goal.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

pub fn sorted(row: &goal_thought::Model) -> Option<Circle> {
    row.circle.as_deref().and_then(Circle::named)
}

/// A new thought.
pub async fn think(
    tx: &Tx,
    goal: goal::Model,
    id: ThoughtId,
    kind: ThoughtKind,
    words: &str,
    circle: Option<Circle>,
) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &goal).await?;
    if goal_thought::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let there = goal_thought::Entity::find().filter(goal_thought::Column::GoalId.eq(goal.id));
    if there.count(&tx.db).await? >= MOST_THOUGHTS as u64 {
        return Err(rows::too_many("words", "goals.too_many_thoughts", MOST_THOUGHTS).into());
    }
    let row = goal_thought::ActiveModel {
        id: Set(id.0),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        kind: Set(kind.name().into()),
        words: Set(words.into()),
        circle: Set(circle.map(|circle| circle.name().into())),
        created_at: Set(tx.now.0),
    };
    goal_thought::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(vec![rows::own_event(&goal)])
}

/// In other words; those before are nobody's to read. `was`: the words that were read. The same ones again change nothing.
pub async fn rethink(tx: &Tx, goal: goal::Model, id: ThoughtId, was: &str, words: &str) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &goal).await?;
    let known = thought(tx, &goal, id).await?;
    if known.words == words {
        return Ok(Vec::new());
    }
    as_read(known.words.as_str(), was)?;
    let mut row = goal_thought::ActiveModel::from(known);
    row.words = Set(words.into());
    row.update(&tx.db).await?;
    Ok(vec![rows::own_event(&goal)])
}

pub async fn sort(tx: &Tx, goal: goal::Model, id: ThoughtId, circle: Option<Circle>) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &goal).await?;
    let mut row = goal_thought::ActiveModel::from(thought(tx, &goal, id).await?);
    row.circle = Set(circle.map(|circle| circle.name().into()));
    row.update(&tx.db).await?;
    Ok(vec![rows::own_event(&goal)])
}

/// Nothing of it stays.
pub async fn forget(tx: &Tx, goal: goal::Model, id: ThoughtId) -> Result<Vec<Event>> {
    thought(tx, &goal, id).await?.delete(&tx.db).await?;
    Ok(vec![rows::own_event(&goal)])
}

/// In the order in which they were thought.
pub async fn of(tx: &Tx, goal: Uuid) -> Result<Vec<ThoughtView>> {
    let rows = goal_thought::Entity::find()
        .filter(goal_thought::Column::GoalId.eq(goal))
        .order_by_asc(goal_thought::Column::CreatedAt)
        .order_by_asc(goal_thought::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| ThoughtView {
            id: row.id.into(),
            kind: ThoughtKind::named(&row.kind).unwrap_or(ThoughtKind::Idea),
            circle: sorted(&row),
            words: row.words,
        })
        .collect())
}
