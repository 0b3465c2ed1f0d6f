//! A round's row: found, moved, told.

use std::collections::HashMap;

use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, RoundId};
use domain::questions::Running;
use domain::rounds::{Focus, FocusKind, RoundStep};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::seats;
use crate::among::among;
use crate::entity::{class, round};
use crate::tx::Tx;
use crate::{Error, Result};

pub fn step(row: &round::Model) -> RoundStep {
    RoundStep::named(&row.step).unwrap_or(RoundStep::Ended)
}

pub fn focus(row: &round::Model) -> Focus {
    Focus {
        kind: FocusKind::named(&row.focus_kind).unwrap_or_default(),
        words: row.focus.clone(),
        picture: row.file_id.map(Into::into),
    }
}

pub async fn class(tx: &Tx, row: &round::Model) -> Result<class::Model> {
    class::Entity::find_by_id(row.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)
}

/// To everybody; of one that was not begun, to its teachers alone.
pub fn event(row: &round::Model) -> Event {
    let audiences = match step(row) {
        RoundStep::Planned => vec![Audience::Staff],
        _ => vec![Audience::Staff, Audience::Class],
    };
    Event::in_class(row.class_id.into(), About::Round(row.id.into()), audiences)
}

/// What a group has for itself: to its members, to the class only where it is shown.
pub async fn group_event(tx: &Tx, row: &round::Model, group: Uuid, shown: bool) -> Result<Event> {
    if shown {
        return Ok(event(row));
    }
    let mut audiences = vec![Audience::Staff];
    audiences.extend(seats::members(tx, group).await?.into_iter().map(|row| Audience::Person(row.subject_id.into())));
    Ok(Event::in_class(row.class_id.into(), About::Round(row.id.into()), audiences))
}

/// What one student has alone.
pub fn own_event(row: &round::Model, student: PersonId) -> Event {
    let audiences = [Audience::Staff, Audience::Person(student)];
    Event::in_class(row.class_id.into(), About::Round(row.id.into()), audiences).of(student)
}

pub async fn update(tx: &Tx, row: round::Model, change: impl FnOnce(&mut round::ActiveModel)) -> Result<round::Model> {
    let next = row.rev + 1;
    let mut row = round::ActiveModel::from(row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    Ok(row.update(&tx.db).await?)
}

/// The one that a class is in.
pub async fn running(tx: &Tx, class: &class::Model) -> Result<Option<Running>> {
    let row = running_row(tx, class.id).await?;
    Ok(row.map(|row| Running { id: row.id.into(), focus: row.focus }))
}

pub async fn running_row(tx: &Tx, class: Uuid) -> Result<Option<round::Model>> {
    Ok(with_class([class]).one(&tx.db).await?)
}

/// Those that these classes are in, by class.
pub async fn running_in(tx: &Tx, classes: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, RoundId>> {
    // The newest comes first, and is the one.
    let rows = with_class(classes).all(&tx.db).await?.into_iter().rev();
    Ok(rows.map(|row| (row.class_id, row.id.into())).collect())
}

/// Newest first.
fn with_class(classes: impl IntoIterator<Item = Uuid>) -> Select<round::Entity> {
    round::Entity::find()
        .filter(round::Column::ClassId.is_in(among(classes)))
        .filter(round::Column::Step.is_in(RoundStep::WITH_CLASS.map(RoundStep::name)))
        .filter(round::Column::RemovedAt.is_null())
        .order_by_desc(round::Column::CreatedAt)
}

/// Whose stream hears of it.
pub async fn class_of(tx: &Tx, id: RoundId) -> Result<Option<ClassId>> {
    Ok(round::Entity::find_by_id(id.0).one(&tx.db).await?.map(|row| row.class_id.into()))
}
