//! A reader who is not on any staff any more reads nothing. Back on it, they are shown again what students pick for them anew.

use std::collections::BTreeSet;

use domain::event::Event;
use domain::id::PersonId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::readers;
use crate::Result;
use crate::entity::{helped_reader, membership};
use crate::tx::Tx;

/// The students who showed this reader their page.
pub async fn hear_of_leaving(tx: &Tx, reader: PersonId) -> Result<BTreeSet<PersonId>> {
    readers::shown_to(tx, reader).await
}

/// Ends what they were shown, unless they are still on a staff.
pub async fn end_reading(tx: &Tx, reader: PersonId) -> Result<Vec<Event>> {
    let member = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(reader.0))
        .filter(membership::Column::EndsAt.is_null());
    if member.one(&tx.db).await?.is_some() {
        return Ok(Vec::new());
    }
    let reads = helped_reader::Entity::find()
        .filter(helped_reader::Column::PersonId.eq(reader.0))
        .filter(helped_reader::Column::Until.is_null());
    let mut events = Vec::new();
    for row in reads.all(&tx.db).await? {
        let student = row.subject_id.into();
        let mut row = helped_reader::ActiveModel::from(row);
        row.until = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
        events.push(readers::event(student, student));
    }
    Ok(events)
}
