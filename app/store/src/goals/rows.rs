//! A goal's row: changed, counted on, and told.

use domain::event::{About, Audience, Event, Stream};
use domain::goals::{GoalStage, Move};
use domain::id::{GoalId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::readers;
use crate::Result;
use crate::entity::goal;
use crate::tx::Tx;

/// Where it stands. A goal that nobody else sees is its student's own, and one that somebody sees is not.
pub async fn stage(tx: &Tx, row: &goal::Model) -> Result<GoalStage> {
    let stage = GoalStage::named(&row.stage).unwrap_or(GoalStage::Own);
    Ok(stage.seen(!readers::of(tx, row.id).await?.is_empty()))
}

pub async fn must_be_open(tx: &Tx, row: &goal::Model) -> Result<(), crate::Error> {
    Ok(stage(tx, row).await?.must_be_open()?)
}

/// Moves a goal to where it stands after this happened, and counts it on.
pub async fn happen(tx: &Tx, row: goal::Model, happens: Move) -> Result<goal::Model> {
    let next = stage(tx, &row).await?.after(happens)?;
    update(tx, row, |row| row.stage = Set(next.name().into())).await
}

/// Counts a goal on without moving it.
pub async fn touch(tx: &Tx, row: goal::Model) -> Result<goal::Model> {
    update(tx, row, |_| {}).await
}

pub async fn update(tx: &Tx, goal: goal::Model, change: impl FnOnce(&mut goal::ActiveModel)) -> Result<goal::Model> {
    let next = goal.rev + 1;
    let mut row = goal::ActiveModel::from(goal);
    change(&mut row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// Something that it shows has changed.
pub async fn counted_on(tx: &Tx, row: goal::Model) -> Result<Vec<Event>> {
    let row = touch(tx, row).await?;
    events(tx, &row).await
}

/// To its student and to everybody who sees it.
pub async fn events(tx: &Tx, row: &goal::Model) -> Result<Vec<Event>> {
    let mut events = vec![own_event(row)];
    events.extend(readers::open(tx, row.id).await?.into_iter().map(|reader| event(row, reader.person_id.into())));
    Ok(events)
}

/// To its student alone: what nobody else sees of a goal.
pub fn own_event(row: &goal::Model) -> Event {
    event(row, row.subject_id.into())
}

pub fn event(row: &goal::Model, to: PersonId) -> Event {
    told(About::Goal(row.id.into()), row.subject_id.into(), to)
}

/// On a person's own stream.
pub fn told(about: About, student: PersonId, to: PersonId) -> Event {
    Event { stream: Stream::Person(to), about, subject: Some(student), audiences: vec![Audience::Person(to)] }
}

pub fn id(row: &goal::Model) -> GoalId {
    row.id.into()
}

pub fn too_many(field: &str, key: &str, most: usize) -> Refusal {
    let sentence = domain::refusal::Sentence::new(key).with("most", most);
    Refusal::Invalid { faults: vec![domain::refusal::Fault { field: field.into(), sentence }] }
}
