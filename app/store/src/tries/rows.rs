//! A try's rows: read, counted on, told.

use domain::event::{About, Audience, Event, Stream};
use domain::id::PersonId;
use domain::trying::{TryStage, TryState};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::readers;
use crate::Result;
use crate::entity::{tried, try_two};
use crate::tx::Tx;

/// In the order in which they were picked.
pub async fn tried(tx: &Tx, of: Uuid) -> Result<Vec<tried::Model>> {
    Ok(tried::Entity::find().filter(tried::Column::TryId.eq(of)).order_by_asc(tried::Column::Place).all(&tx.db).await?)
}

pub fn state(row: &try_two::Model, tried: &[tried::Model]) -> TryState {
    let told = tried.iter().filter(|one| one.told_at.is_some()).count();
    TryState { stage: TryStage::of(tried.len(), told), aside: row.aside_at.is_some() }
}

/// Everybody who sees it is told.
pub async fn touch(
    tx: &Tx,
    row: try_two::Model,
    change: impl FnOnce(&mut try_two::ActiveModel),
) -> Result<(try_two::Model, Vec<Event>)> {
    let mut row = try_two::ActiveModel::from(row);
    row.changed_at = Set(tx.now.0);
    change(&mut row);
    let row = row.update(&tx.db).await?;
    let readers = readers::of(tx, row.id).await?;
    let events = std::iter::once(row.subject_id.into()).chain(readers.into_iter().map(|reader| reader.id));
    let events = events.map(|to| event(&row, to)).collect();
    Ok((row, events))
}

pub fn event(row: &try_two::Model, to: PersonId) -> Event {
    Event {
        stream: Stream::Person(to),
        about: About::Try(row.id.into()),
        subject: Some(row.subject_id.into()),
        audiences: vec![Audience::Person(to)],
    }
}
