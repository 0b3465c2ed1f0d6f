//! A reader who is not on any staff any more reads nothing. Back on it, they are shown again what students pick for them anew.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, Select};

use super::{readers, stories};
use crate::entity::portfolio_reader;
use crate::tx::Tx;
use crate::{Result, conference, school};

fn reads(person: PersonId) -> Select<portfolio_reader::Entity> {
    portfolio_reader::Entity::find()
        .filter(portfolio_reader::Column::PersonId.eq(person.0))
        .filter(portfolio_reader::Column::Until.is_null())
}

/// Everybody who hears of it when this reader goes: the students, and who else reads of them.
pub async fn hear_of_leaving(tx: &Tx, reader: PersonId) -> Result<BTreeSet<PersonId>> {
    let mut hear = BTreeSet::new();
    for row in reads(reader).all(&tx.db).await? {
        hear.insert(PersonId(row.subject_id));
        hear.extend(readers::of_student(tx, row.subject_id.into()).await?);
    }
    Ok(hear)
}

/// Ends what they were shown, unless they are still on a staff.
pub async fn end_reading(tx: &Tx, reader: PersonId) -> Result<Vec<Event>> {
    if school::is_on_a_staff(tx, reader).await? {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    for row in reads(reader).all(&tx.db).await? {
        let (student, conference) = (PersonId(row.subject_id), row.conference_id);
        let mut row = portfolio_reader::ActiveModel::from(row);
        row.until = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
        events.push(match conference {
            Some(id) => conference::event(id.into(), student, student),
            None => stories::event(student, student),
        });
    }
    Ok(events)
}
