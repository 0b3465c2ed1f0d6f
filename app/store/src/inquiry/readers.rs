//! Which teachers see an inquiry: those whom its student picked, for as long as they are on a staff.

use std::collections::BTreeSet;

use domain::event::{Event, Stream};
use domain::goals::Adult;
use domain::id::{InquiryId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{evidence, readable, rows};
use crate::among::among;
use crate::entity::{inquiry, inquiry_reader};
use crate::tx::Tx;
use crate::{Result, audience, goals};

/// Whether they are still on a staff or not, in the order they were picked.
pub async fn open(tx: &Tx, of: Uuid) -> Result<Vec<inquiry_reader::Model>> {
    picked(tx, &[of]).await
}

/// The same of several inquiries; none for none.
pub async fn picked(tx: &Tx, of: &[Uuid]) -> Result<Vec<inquiry_reader::Model>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    Ok(inquiry_reader::Entity::find()
        .filter(inquiry_reader::Column::InquiryId.is_in(among(of.iter().copied())))
        .filter(inquiry_reader::Column::Until.is_null())
        .order_by_asc(inquiry_reader::Column::Since)
        .order_by_asc(inquiry_reader::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those who see it right now.
pub async fn of(tx: &Tx, of: Uuid) -> Result<Vec<Adult>> {
    goals::on_staff(tx, open(tx, of).await?.into_iter().map(|row| row.person_id).collect()).await
}

/// Exactly these from now on: teachers of the student, and those who saw it before. Who no longer sees it hears that, too.
pub async fn show(tx: &Tx, row: inquiry::Model, picked: &[PersonId]) -> Result<Vec<Event>> {
    let before = open(tx, row.id).await?;
    let saw: BTreeSet<Uuid> = before.iter().map(|reader| reader.person_id).collect();
    let teachers = goals::teachers(tx, row.subject_id.into()).await?;
    if picked.iter().any(|id| !saw.contains(&id.0) && !teachers.iter().any(|teacher| teacher.id == *id)) {
        return Err(Refusal::invalid("readers", "inquiry.not_your_teacher").into());
    }
    for reader in before.into_iter().filter(|reader| !picked.contains(&reader.person_id.into())) {
        let mut reader = inquiry_reader::ActiveModel::from(reader);
        reader.until = Set(Some(tx.now.0));
        reader.update(&tx.db).await?;
    }
    let new: BTreeSet<PersonId> = picked.iter().copied().filter(|id| !saw.contains(&id.0)).collect();
    for id in new {
        pick(tx, &row, id).await?;
    }
    // What no teacher sees, nobody beyond the teachers reads either.
    let narrowed = if picked.is_empty() { audience::narrow_to_me(tx, &row).await? } else { Vec::new() };
    let (row, mut events) = readable::shown_changed(tx, row).await?;
    events.extend(narrowed);
    events.extend(evidence::all_who_read(tx, &row).await?);
    events.extend(saw.into_iter().map(PersonId).filter(|id| !picked.contains(id)).map(|id| rows::event(&row, id)));
    Ok(events)
}

/// Whoever was shown it once and is picked again has the same row.
async fn pick(tx: &Tx, of: &inquiry::Model, person: PersonId) -> Result<()> {
    let known = inquiry_reader::Entity::find()
        .filter(inquiry_reader::Column::InquiryId.eq(of.id))
        .filter(inquiry_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if let Some(known) = known {
        let mut row = inquiry_reader::ActiveModel::from(known);
        row.since = Set(tx.now.0);
        row.until = Set(None);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let row = inquiry_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(of.district_id),
        inquiry_id: Set(of.id),
        subject_id: Set(of.subject_id),
        person_id: Set(person.0),
        since: Set(tx.now.0),
        until: Set(None),
    };
    inquiry_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The streams of the teachers who hear of an inquiry, besides its student's own.
pub async fn streams(tx: &Tx, of: InquiryId) -> Result<Vec<Stream>> {
    Ok(open(tx, of.0).await?.into_iter().map(|reader| Stream::Person(reader.person_id.into())).collect())
}
