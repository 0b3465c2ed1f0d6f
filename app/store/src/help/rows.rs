//! A row of the queue: found, moved, told.

use std::collections::HashSet;

use domain::event::{About, Audience, Event};
use domain::help::{HelpStage, Open};
use domain::id::{ClassId, HelpId, PersonId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::help;
use crate::tx::Tx;
use crate::{Result, door, scope};

/// The names of what is open.
const OPEN: [&str; 2] = ["waiting", "claimed"];

pub fn stage(row: &help::Model) -> HelpStage {
    HelpStage::read(&row.stage, row.claimed_by.map(PersonId))
}

/// In whose queue it is, before its job begins.
pub async fn class_of(tx: &Tx, id: HelpId) -> Result<Option<ClassId>> {
    Ok(help::Entity::find_by_id(id.0).one(&tx.db).await?.map(|row| row.class_id.into()))
}

/// Everybody in the queue of a class, longest waiting first. It is the queue of one session: what nobody came to is not first in the next
/// one's, and bars nobody from asking again. Who left the class is not in it any more.
pub async fn queue(tx: &Tx, class: ClassId) -> Result<Vec<help::Model>> {
    let Some(session) = door::latest(tx, class).await? else { return Ok(Vec::new()) };
    let rows = help::Entity::find()
        .filter(help::Column::SessionId.eq(session.id))
        .filter(help::Column::Stage.is_in(among(OPEN)))
        .order_by_asc(help::Column::AskedAt)
        .order_by_asc(help::Column::Id)
        .all(&tx.db)
        .await?;
    let mut queue = Vec::new();
    for row in rows {
        if scope::enrollment(tx, row.subject_id.into(), class).await?.is_some() {
            queue.push(row);
        }
    }
    Ok(queue)
}

/// What a student asked in a class and is not over.
pub async fn open_of(tx: &Tx, class: ClassId, student: PersonId) -> Result<Option<help::Model>> {
    let Some(session) = door::latest(tx, class).await? else { return Ok(None) };
    Ok(help::Entity::find()
        .filter(help::Column::SessionId.eq(session.id))
        .filter(help::Column::SubjectId.eq(student.0))
        .filter(help::Column::Stage.is_in(among(OPEN)))
        .one(&tx.db)
        .await?)
}

/// Which students of a class have asked.
pub async fn waits(tx: &Tx, class: ClassId) -> Result<HashSet<Uuid>> {
    Ok(queue(tx, class).await?.into_iter().map(|row| row.subject_id).collect())
}

/// How many are before this one in their queue.
pub async fn before(tx: &Tx, row: &help::Model) -> Result<u32> {
    let queue = queue(tx, row.class_id.into()).await?;
    let before = queue.iter().position(|one| one.id == row.id).unwrap_or(queue.len());
    Ok(u32::try_from(before).unwrap_or(u32::MAX))
}

/// Moves it on. Whoever is in the queue hears of it, and so does its student, who may have left it with this.
pub async fn happen(
    tx: &Tx,
    row: help::Model,
    to: HelpStage,
    change: impl FnOnce(&mut help::ActiveModel),
) -> Result<Vec<Event>> {
    let (class, student) = (ClassId(row.class_id), PersonId(row.subject_id));
    let mut row = help::ActiveModel::from(row);
    row.stage = Set(to.name().into());
    match to {
        HelpStage::Open(Open::Waiting) => (row.claimed_by, row.claimed_at) = (Set(None), Set(None)),
        HelpStage::Open(Open::Claimed { by }) => {
            (row.claimed_by, row.claimed_at) = (Set(Some(by.0)), Set(Some(tx.now.0)));
        }
        HelpStage::Over(_) => row.ended_at = Set(Some(tx.now.0)),
    }
    change(&mut row);
    row.update(&tx.db).await?;
    moved(tx, class, student, matches!(to, HelpStage::Over(_))).await
}

/// The queue moved by what this student did, or what was done for them. `tile`: they came into it or left it.
pub async fn moved(tx: &Tx, class: ClassId, student: PersonId, tile: bool) -> Result<Vec<Event>> {
    let queue = queue(tx, class).await?;
    let mut audiences: Vec<_> = queue.iter().map(|row| Audience::Person(row.subject_id.into())).collect();
    audiences.extend([Audience::Staff, Audience::Person(student)]);
    audiences.sort();
    audiences.dedup();
    let mut events = vec![Event::in_class(class, About::Help(class), audiences).of(student)];
    if tile {
        events.push(Event::in_class(class, About::Tile(student), [Audience::Staff]).of(student));
    }
    Ok(events)
}
