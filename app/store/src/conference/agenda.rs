//! The items of an agenda, in their order, and what each points to.

use std::collections::BTreeSet;

use domain::conference::{ItemKind, ItemWords, MOST_ITEMS};
use domain::id::AgendaId;
use domain::portfolio::{Way, moved};
use domain::refusal::{Fault, Refusal, Sentence};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{conference, conference_item, conference_pick, story_part};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn of(tx: &Tx, conference: Uuid) -> Result<Vec<conference_item::Model>> {
    Ok(conference_item::Entity::find()
        .filter(conference_item::Column::ConferenceId.eq(conference))
        .filter(conference_item::Column::RemovedAt.is_null())
        .order_by_asc(conference_item::Column::Place)
        .order_by_asc(conference_item::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those that were taken out, the newest first.
pub async fn removed(tx: &Tx, conference: Uuid) -> Result<Vec<conference_item::Model>> {
    Ok(conference_item::Entity::find()
        .filter(conference_item::Column::ConferenceId.eq(conference))
        .filter(conference_item::Column::RemovedAt.is_not_null())
        .order_by_desc(conference_item::Column::RemovedAt)
        .all(&tx.db)
        .await?)
}

/// The parts that an item points to and that stand in a story still, in the story's order.
pub async fn shown_by(tx: &Tx, item: Uuid) -> Result<Vec<story_part::Model>> {
    let picks = conference_pick::Entity::find().filter(conference_pick::Column::ItemId.eq(item)).all(&tx.db).await?;
    Ok(story_part::Entity::find()
        .filter(story_part::Column::Id.is_in(among(picks.into_iter().map(|pick| pick.part_id))))
        .filter(story_part::Column::RemovedAt.is_null())
        .order_by_asc(story_part::Column::StoryId)
        .order_by_asc(story_part::Column::Place)
        .all(&tx.db)
        .await?)
}

pub async fn own(tx: &Tx, conference: &conference::Model, id: AgendaId) -> Result<conference_item::Model> {
    conference_item::Entity::find_by_id(id.0)
        .filter(conference_item::Column::ConferenceId.eq(conference.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// One of the student's own, at the end.
pub async fn add(tx: &Tx, conference: &conference::Model, id: AgendaId, title: &str) -> Result<()> {
    if conference_item::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let place = has_room(tx, conference, "title").await?;
    let row = conference_item::ActiveModel {
        id: Set(id.0),
        district_id: Set(conference.district_id),
        subject_id: Set(conference.subject_id),
        conference_id: Set(conference.id),
        place: Set(place),
        kind: Set(ItemKind::Own.name().into()),
        title: Set(title.into()),
        notes: Set(String::new()),
        removed_at: Set(None),
    };
    conference_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

pub async fn write(tx: &Tx, row: conference_item::Model, words: ItemWords) -> Result<()> {
    words.titled(ItemKind::named(&row.kind).unwrap_or(ItemKind::Own))?;
    let wanted: BTreeSet<Uuid> = words.shown.iter().map(|part| part.0).collect();
    let parts = story_part::Entity::find()
        .filter(story_part::Column::Id.is_in(among(wanted.iter().copied())))
        .filter(story_part::Column::SubjectId.eq(row.subject_id))
        .all(&tx.db)
        .await?;
    if parts.len() != wanted.len() {
        return Err(Error::not_found());
    }
    let (id, district, student) = (row.id, row.district_id, row.subject_id);
    conference_pick::Entity::delete_many().filter(conference_pick::Column::ItemId.eq(id)).exec(&tx.db).await?;
    let picks = parts.into_iter().map(|part| conference_pick::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        subject_id: Set(student),
        item_id: Set(id),
        part_id: Set(part.id),
    });
    let picks: Vec<_> = picks.collect();
    if !picks.is_empty() {
        conference_pick::Entity::insert_many(picks).exec_without_returning(&tx.db).await?;
    }
    let mut row = conference_item::ActiveModel::from(row);
    row.title = Set(words.title);
    row.notes = Set(words.notes);
    row.update(&tx.db).await?;
    Ok(())
}

pub async fn place(tx: &Tx, conference: Uuid, id: Uuid, way: Way) -> Result<()> {
    let line = of(tx, conference).await?;
    let at = line.iter().position(|item| item.id == id).ok_or_else(Error::not_found)?;
    for (place, item) in moved(line, at, way).into_iter().enumerate() {
        if item.place != place as i32 {
            let mut row = conference_item::ActiveModel::from(item);
            row.place = Set(place as i32);
            row.update(&tx.db).await?;
        }
    }
    Ok(())
}

pub async fn take_out(tx: &Tx, conference: &conference::Model, row: conference_item::Model, out: bool) -> Result<()> {
    if !out && row.removed_at.is_some() {
        has_room(tx, conference, "").await?;
    }
    let mut row = conference_item::ActiveModel::from(row);
    row.removed_at = Set(out.then_some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}

/// The next place.
async fn has_room(tx: &Tx, conference: &conference::Model, field: &str) -> Result<i32> {
    let there = of(tx, conference.id).await?;
    if there.len() < MOST_ITEMS {
        return Ok(there.last().map_or(0, |last| last.place + 1));
    }
    let sentence = Sentence::new("conference.too_many_items").with("most", MOST_ITEMS);
    Err(Refusal::Invalid { faults: vec![Fault { field: field.into(), sentence }] }.into())
}
