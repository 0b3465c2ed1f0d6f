//! An inquiry's row: moved, counted on, and told.

use domain::event::{About, Audience, Event, Stream};
use domain::id::PersonId;
use domain::inquiry::{Has, InquiryMove, InquiryStage, InquiryState, Pace};
use domain::refusal::{Fault, Refusal, Sentence};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use super::{readable, readers};
use crate::Result;
use crate::entity::{inquiry, perspective};
use crate::tx::Tx;

pub async fn has(tx: &Tx, row: &inquiry::Model) -> Result<Has> {
    let said = perspective::Entity::find().filter(perspective::Column::InquiryId.eq(row.id));
    Ok(Has { perspective: said.count(&tx.db).await? > 0, shown: readable::is_shown(tx, row).await? })
}

/// As its row says; see [`InquiryState::seen`].
pub fn kept(row: &inquiry::Model) -> InquiryState {
    InquiryState {
        stage: InquiryStage::named(&row.stage).unwrap_or(InquiryStage::Question),
        pace: Pace::named(&row.pace).unwrap_or(Pace::Going),
    }
}

/// Where it stands now.
pub async fn state(tx: &Tx, row: &inquiry::Model) -> Result<InquiryState> {
    Ok(kept(row).seen(has(tx, row).await?))
}

/// Moves an inquiry to where it stands after this happened, and counts it on. `says`: a perspective comes with it.
pub async fn happen(tx: &Tx, row: inquiry::Model, happens: InquiryMove, says: bool) -> Result<inquiry::Model> {
    let has = has(tx, &row).await?;
    let before = kept(&row).seen(has);
    let next = before.after(happens, Has { perspective: has.perspective || says, ..has })?;
    update(tx, row, |row| {
        row.stage = Set(next.stage.name().into());
        row.pace = Set(next.pace.name().into());
    })
    .await
}

pub async fn must_go_on(tx: &Tx, row: &inquiry::Model) -> Result<()> {
    Ok(state(tx, row).await?.must_go_on()?)
}

pub async fn update(
    tx: &Tx,
    row: inquiry::Model,
    change: impl FnOnce(&mut inquiry::ActiveModel),
) -> Result<inquiry::Model> {
    let next = row.rev + 1;
    let mut row = inquiry::ActiveModel::from(row);
    change(&mut row);
    row.rev = Set(next);
    row.changed_at = Set(tx.now.0);
    Ok(row.update(&tx.db).await?)
}

/// Counts it on without moving it, and tells whoever sees it.
pub async fn touch(tx: &Tx, row: inquiry::Model) -> Result<(inquiry::Model, Vec<Event>)> {
    let row = update(tx, row, |_| {}).await?;
    let events = events(tx, &row).await?;
    Ok((row, events))
}

/// To its student and to the teachers who see it.
pub async fn events(tx: &Tx, row: &inquiry::Model) -> Result<Vec<Event>> {
    let mut events = vec![own_event(row)];
    events.extend(readers::open(tx, row.id).await?.into_iter().map(|reader| event(row, reader.person_id.into())));
    Ok(events)
}

/// To its student alone.
pub fn own_event(row: &inquiry::Model) -> Event {
    event(row, row.subject_id.into())
}

pub fn event(row: &inquiry::Model, to: PersonId) -> Event {
    told(About::Inquiry(row.id.into()), row.subject_id.into(), to)
}

/// On a person's own stream.
pub fn told(about: About, student: PersonId, to: PersonId) -> Event {
    Event { stream: Stream::Person(to), about, subject: Some(student), audiences: vec![Audience::Person(to)] }
}

pub fn too_many(field: &str, key: &str, most: usize) -> Refusal {
    let sentence = Sentence::new(key).with("most", most);
    Refusal::Invalid { faults: vec![Fault { field: field.into(), sentence }] }
}
