//! Who sees a student's page of what helped: the teachers whom they picked, for as long as they are on the staff.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{About, Audience, Event, Stream};
use domain::goals::{Adult, MOST_READERS};
use domain::id::PersonId;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{helped_reader, membership};
use crate::tx::Tx;
use crate::{Result, goals, people};

/// In the order they were picked.
pub async fn open(tx: &Tx, student: PersonId) -> Result<Vec<helped_reader::Model>> {
    Ok(helped_reader::Entity::find()
        .filter(helped_reader::Column::SubjectId.eq(student.0))
        .filter(helped_reader::Column::Until.is_null())
        .order_by_asc(helped_reader::Column::Since)
        .order_by_asc(helped_reader::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those who see it right now.
pub async fn of(tx: &Tx, student: PersonId) -> Result<Vec<Adult>> {
    let picked: Vec<Uuid> = open(tx, student).await?.into_iter().map(|row| row.person_id).collect();
    let staff = membership::Entity::find()
        .filter(membership::Column::PersonId.is_in(among(picked.iter().copied())))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let names: BTreeMap<_, _> = people::names(tx, staff.iter().map(|member| member.person_id)).await?;
    Ok(picked
        .into_iter()
        .filter_map(|id| names.get(&id).map(|name| Adult { id: id.into(), name: name.clone() }))
        .collect())
}

/// The students who show theirs to this reader.
pub async fn shown_to(tx: &Tx, reader: PersonId) -> Result<BTreeSet<PersonId>> {
    let shown = helped_reader::Entity::find()
        .filter(helped_reader::Column::PersonId.eq(reader.0))
        .filter(helped_reader::Column::Until.is_null());
    Ok(shown.all(&tx.db).await?.into_iter().map(|row| row.subject_id.into()).collect())
}

/// Exactly these from now on. Those who saw it before may stay, though they no longer teach the student.
pub async fn show(tx: &Tx, district: Uuid, student: PersonId, picked: &[PersonId]) -> Result<Vec<Event>> {
    if picked.len() > MOST_READERS {
        return Err(Refusal::invalid("readers", "choices.too_many_readers").into());
    }
    let picked: &BTreeSet<PersonId> = &picked.iter().copied().collect();
    let before = open(tx, student).await?;
    let saw = |id: &PersonId| before.iter().any(|reader| reader.person_id == id.0);
    let teachers = goals::teachers(tx, student).await?;
    if picked.iter().any(|id| !saw(id) && !teachers.iter().any(|teacher| teacher.id == *id)) {
        return Err(Refusal::invalid("readers", "choices.not_your_teacher").into());
    }
    let mut told: Vec<PersonId> = Vec::new();
    for reader in before.iter().filter(|reader| !picked.contains(&reader.person_id.into())) {
        let mut row = helped_reader::ActiveModel::from(reader.clone());
        row.until = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
        told.push(reader.person_id.into());
    }
    for id in picked.iter().filter(|id| !saw(id)) {
        pick(tx, district, student, *id).await?;
        told.push(*id);
    }
    if told.is_empty() {
        return Ok(Vec::new());
    }
    Ok(told.into_iter().chain([student]).map(|to| event(student, to)).collect())
}

/// Whoever was shown it once and is picked again has the same row.
async fn pick(tx: &Tx, district: Uuid, student: PersonId, person: PersonId) -> Result<()> {
    let known = helped_reader::Entity::find()
        .filter(helped_reader::Column::SubjectId.eq(student.0))
        .filter(helped_reader::Column::PersonId.eq(person.0))
        .one(&tx.db)
        .await?;
    if let Some(known) = known {
        let mut row = helped_reader::ActiveModel::from(known);
        row.since = Set(tx.now.0);
        row.until = Set(None);
        row.update(&tx.db).await?;
        return Ok(());
    }
    let row = helped_reader::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        subject_id: Set(student.0),
        person_id: Set(person.0),
        since: Set(tx.now.0),
        until: Set(None),
    };
    helped_reader::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub fn event(student: PersonId, to: PersonId) -> Event {
    let (stream, audiences) = (Stream::Person(to), vec![Audience::Person(to)]);
    Event { stream, about: About::Helped(student), subject: Some(student), audiences }
}

/// To everybody who sees it.
pub async fn events(tx: &Tx, student: PersonId) -> Result<Vec<Event>> {
    Ok(open(tx, student).await?.into_iter().map(|reader| event(student, reader.person_id.into())).collect())
}

pub async fn streams(tx: &Tx, student: PersonId) -> Result<Vec<Stream>> {
    Ok(open(tx, student).await?.into_iter().map(|reader| Stream::Person(reader.person_id.into())).collect())
}
