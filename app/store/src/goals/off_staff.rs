//! A reader who is not on any staff any more reads nothing. Back on it, they are shown again what students pick for them anew.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{evidence, rows};
use crate::among::among;
use crate::entity::{goal, goal_reader, membership};
use crate::tx::Tx;
use crate::{Error, Result};

fn reads(person: PersonId) -> sea_orm::Select<goal_reader::Entity> {
    goal_reader::Entity::find()
        .filter(goal_reader::Column::PersonId.eq(person.0))
        .filter(goal_reader::Column::Until.is_null())
}

/// Everybody who hears of it when this reader goes: the students, and who else reads their goals.
pub async fn hear_of_leaving(tx: &Tx, reader: PersonId) -> Result<BTreeSet<PersonId>> {
    let goals: Vec<_> = reads(reader).all(&tx.db).await?;
    let also = goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.is_in(among(goals.iter().map(|row| row.goal_id))))
        .filter(goal_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    let students = goals.iter().map(|row| row.subject_id.into());
    Ok(students.chain(also.iter().map(|row| row.person_id.into())).collect())
}

/// Ends what they were shown, unless they are still on a staff.
pub async fn end_reading(tx: &Tx, reader: PersonId) -> Result<Vec<Event>> {
    let member = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(reader.0))
        .filter(membership::Column::EndsAt.is_null());
    if member.one(&tx.db).await?.is_some() {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    for row in reads(reader).all(&tx.db).await? {
        let goal = goal::Entity::find_by_id(row.goal_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let mut row = goal_reader::ActiveModel::from(row);
        row.until = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
        let stage = rows::stage(tx, &goal).await?;
        let goal = rows::update(tx, goal, |goal| goal.stage = Set(stage.name().into())).await?;
        events.extend(rows::events(tx, &goal).await?);
        events.extend(evidence::all_who_read(tx, &goal).await?);
    }
    Ok(events)
}
