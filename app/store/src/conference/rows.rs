//! A conference's rows: found, begun, moved on.

use domain::conference::{ConferenceMove, ConferenceStage, ItemKind, MOST_CONFERENCES, PlanWords};
use domain::event::{About, Audience, Event, Stream};
use domain::id::{ConferenceId, PersonId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::SignedIn;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{conference, conference_item};
use crate::portfolio::{self, Shown};
use crate::tx::Tx;
use crate::{Error, Result};

/// Newest first, taken off the list or not.
pub async fn of_student(tx: &Tx, student: Uuid) -> Result<Vec<conference::Model>> {
    Ok(conference::Entity::find()
        .filter(conference::Column::SubjectId.eq(student))
        .order_by_desc(conference::Column::CreatedAt)
        .order_by_desc(conference::Column::Id)
        .all(&tx.db)
        .await?)
}

/// One of this student's.
pub async fn own(tx: &Tx, student: PersonId, id: ConferenceId) -> Result<conference::Model> {
    conference::Entity::find_by_id(id.0)
        .filter(conference::Column::SubjectId.eq(student.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

pub fn stage(row: &conference::Model) -> ConferenceStage {
    ConferenceStage::named(&row.stage).unwrap_or(ConferenceStage::Planned)
}

/// A new one, with the agenda that every one begins with; or its plan, worded anew.
pub async fn plan(tx: &Tx, me: &SignedIn, id: ConferenceId, words: &PlanWords) -> Result<Vec<Event>> {
    if let Some(known) = conference::Entity::find_by_id(id.0).one(&tx.db).await? {
        if known.subject_id != me.person.0 {
            return Err(Error::not_found());
        }
        return moved(tx, known, ConferenceMove::Plan, |row| {
            row.whom = Set(words.whom.clone());
            row.at_words = Set(words.when.clone());
        })
        .await;
    }
    let own = conference::Entity::find().filter(conference::Column::SubjectId.eq(me.person.0));
    if own.count(&tx.db).await? >= MOST_CONFERENCES as u64 {
        let sentence = Sentence::new("conference.too_many").with("most", MOST_CONFERENCES);
        return Err(Refusal::Invalid { faults: vec![Fault { field: "whom".into(), sentence }] }.into());
    }
    let row = conference::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        whom: Set(words.whom.clone()),
        at_words: Set(words.when.clone()),
        stage: Set(ConferenceStage::Planned.name().into()),
        looked_back: Set(String::new()),
        brought_id: Set(None),
        told_at: Set(None),
        rehearsed_at: Set(None),
        held_at: Set(None),
        looked_back_at: Set(None),
        removed_at: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    conference::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let items = ItemKind::FIRST.iter().enumerate().map(|(place, kind)| conference_item::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        conference_id: Set(id.0),
        place: Set(place as i32),
        kind: Set(kind.name().into()),
        title: Set(String::new()),
        notes: Set(String::new()),
        removed_at: Set(None),
    });
    conference_item::Entity::insert_many(items).exec_without_returning(&tx.db).await?;
    Ok(vec![event(id, me.person, me.person)])
}

/// Something happens to it; everybody who sees it is told. One that is off the list is put back first.
pub async fn moved(
    tx: &Tx,
    row: conference::Model,
    happens: ConferenceMove,
    change: impl FnOnce(&mut conference::ActiveModel),
) -> Result<Vec<Event>> {
    if row.removed_at.is_some() {
        return Err(Refusal::conflict("conference.off_the_list").into());
    }
    let next = stage(&row).after(happens)?;
    touch(tx, row, |row| {
        row.stage = Set(next.name().into());
        change(row);
    })
    .await
}

pub async fn touch(
    tx: &Tx,
    row: conference::Model,
    change: impl FnOnce(&mut conference::ActiveModel),
) -> Result<Vec<Event>> {
    let mut row = conference::ActiveModel::from(row);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    let row = row.update(&tx.db).await?;
    let (id, student) = (row.id.into(), row.subject_id.into());
    let readers = portfolio::hear(tx, Shown::Conference(row.id)).await?;
    Ok(std::iter::once(student).chain(readers).map(|to| event(id, student, to)).collect())
}

pub fn event(id: ConferenceId, student: PersonId, to: PersonId) -> Event {
    Event {
        stream: Stream::Person(to),
        about: About::Conference(id),
        subject: Some(student),
        audiences: vec![Audience::Person(to)],
    }
}
