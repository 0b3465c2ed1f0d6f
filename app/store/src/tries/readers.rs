//! Who sees a try: the teachers whom its student picked, for as long as they are on a staff.

use std::collections::BTreeSet;

use domain::event::{Event, Stream};
use domain::goals::Adult;
use domain::id::{PersonId, TryId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::rows;
use crate::entity::{try_reader, try_two};
use crate::tx::Tx;
use crate::{Result, goals};

/// Whether they are still on a staff or not, in the order they were picked.
pub async fn open(tx: &Tx, of: Uuid) -> Result<Vec<try_reader::Model>> {
    Ok(try_reader::Entity::find()
        .filter(try_reader::Column::TryId.eq(of))
        .filter(try_reader::Column::Until.is_null())
        .order_by_asc(try_reader::Column::Since)
        .order_by_asc(try_reader::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those who see it right now.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<Adult>> {
    goals::on_staff(tx, open(tx, of).await?.into_iter().map(|row| row.person_id).collect()).await
}

/// Exactly these from now on: teachers of the student, and those who saw it before. Who no longer sees it hears that, too.
pub async fn show(tx: &Tx, row: try_two::Model, picked: &[PersonId]) -> Result<Vec<Event>> {
    let before = open(tx, row.id).await?;
    let saw: BTreeSet<Uuid> = before.iter().map(|reader| reader.person_id).collect();
    let teachers = goals::teachers(tx, row.subject_id.into()).await?;
    if picked.iter().any(|id| !saw.contains(&id.0) && !teachers.iter().any(|teacher| teacher.id == *id)) {
        return Err(Refusal::invalid("readers", "goals.not_your_teacher").into());
    }
    for reader in before.into_iter().filter(|reader| !picked.contains(&reader.person_id.into())) {
        let mut reader = try_reader::ActiveModel::from(reader);
        reader.until = Set(Some(tx.now.0));
        reader.update(&tx.db).await?;
    }
    let new: BTreeSet<PersonId> = picked.iter().copied().filter(|id| !saw.contains(&id.0)).collect();
    for id in new {
        pick(tx, &row, id).await?;
    }
    let (row, mut events) = rows::touch(tx, row, |_| {}).await?;
    events.extend(saw.into_iter().map(PersonId).filter(|id| !picked.contains(id)).map(|id| rows::event(&row, id)));
    Ok(events)
}

/// Whoever was shown it once and is picked again has the same row.
async fn pick(tx: &Tx, of: &try_two::Model, person: PersonId) -> Result<()> {
    let known = try_reader::Entity::find()
        .filter(try_reader::Column::TryId.eq(of.id))
        .filter(try_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if let Some(known) = known {
        let mut row = try_reader::ActiveModel::from(known);
        row.since = Set(tx.now.0);
        row.until = Set(None);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let row = try_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        try_id: Set(of.id),
        subject_id: Set(of.subject_id),
        person_id: Set(person.0),
        since: Set(tx.now.0),
        until: Set(None),
    };
    try_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The streams of those who hear of a try, besides its student's own.
pub async fn streams(tx: &Tx, of: TryId) -> Result<Vec<Stream>> {
    Ok(open(tx, of.0).await?.into_iter().map(|reader| Stream::Person(reader.person_id.into())).collect())
}
