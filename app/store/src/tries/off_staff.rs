//! A reader who is not on any staff any more reads nothing. Back on it, they are shown again what students pick for them anew.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::rows;
use crate::among::among;
use crate::entity::{try_reader, try_two};
use crate::tx::Tx;
use crate::{Error, Result, school};

fn reads(person: PersonId) -> sea_orm::Select<try_reader::Entity> {
    try_reader::Entity::find()
        .filter(try_reader::Column::PersonId.eq(person.0))
        .filter(try_reader::Column::Until.is_null())
}

/// Everybody who hears of it when this reader goes: the students, and who else reads their tries.
pub async fn hear_of_leaving(tx: &Tx, reader: PersonId) -> Result<BTreeSet<PersonId>> {
    let tries = reads(reader).all(&tx.db).await?;
    let also = try_reader::Entity::find()
        .filter(try_reader::Column::TryId.is_in(among(tries.iter().map(|row| row.try_id))))
        .filter(try_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    let students = tries.iter().map(|row| row.subject_id.into());
    Ok(students.chain(also.iter().map(|row| row.person_id.into())).collect())
}

/// Ends what they were shown, unless they are still on a staff.
pub async fn end_reading(tx: &Tx, reader: PersonId) -> Result<Vec<Event>> {
    if school::is_on_a_staff(tx, reader).await? {
        return Ok(Vec::new());
    }
    let mut events = Vec::new();
    for row in reads(reader).all(&tx.db).await? {
        let of = try_two::Entity::find_by_id(row.try_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let mut row = try_reader::ActiveModel::from(row);
        row.until = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
        events.extend(rows::touch(tx, of, |_| {}).await?.1);
    }
    Ok(events)
}
