//! An audience's rows: read, counted on, told.

use std::collections::BTreeSet;

use domain::audience::{Ladder, Stage, Step};
use domain::clock::Moment;
use domain::event::{About, Audience, Event, Stream};
use domain::id::{ClassId, PersonId, SchoolId};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

use super::{ours, switch};
use crate::entity::{audience, audience_class, class, guest, inquiry, inquiry_reader};
use crate::tx::Tx;
use crate::{Error, Result};

pub async fn of(tx: &Tx, inquiry: Uuid) -> Result<Vec<audience::Model>> {
    Ok(audience::Entity::find().filter(audience::Column::InquiryId.eq(inquiry)).all(&tx.db).await?)
}

pub fn step(row: &audience::Model) -> Step {
    Step::named(&row.step).unwrap_or(Step::World)
}

/// Where it stands now. What was open until a day that is over is open no more.
pub fn stage(row: &audience::Model, now: Moment) -> Stage {
    match Stage::named(&row.stage).unwrap_or_default() {
        Stage::Open if is_over(row, now) => Stage::TakenBack,
        Stage::Moving if is_over(row, now) => Stage::Wished,
        stage => stage,
    }
}

/// Open until a day that is over. Nobody closed it.
pub fn is_over(row: &audience::Model, now: Moment) -> bool {
    Stage::named(&row.stage).unwrap_or_default().is_open() && row.until.is_some_and(|until| until <= now.0)
}

/// Since when somebody reads it, or could once. A row that was closed before this was kept says when it was closed, and not whether it had been
/// open: then somebody may have read it.
pub fn since(row: &audience::Model) -> Option<i64> {
    let is_closed = Stage::named(&row.stage) == Some(Stage::TakenBack);
    row.since.or(row.decided_at.filter(|_| is_closed))
}

pub fn at(rows: &[audience::Model], wanted: Step) -> Option<&audience::Model> {
    rows.iter().find(|row| step(row) == wanted)
}

pub async fn by_id(tx: &Tx, district: Uuid, id: Uuid) -> Result<audience::Model> {
    audience::Entity::find_by_id(id)
        .filter(audience::Column::DistrictId.eq(district))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// What is open, as far as it goes without a gap.
pub async fn ladder(tx: &Tx, inquiry: &inquiry::Model) -> Result<Ladder> {
    let rows = of(tx, inquiry.id).await?;
    let shown = !ours::teachers(tx, inquiry.id).await?.is_empty();
    let is_open = |step| match step {
        Step::Me => true,
        Step::Teacher => shown,
        step => at(&rows, step).is_some_and(|row| stage(row, tx.now).is_open()),
    };
    Ok(Ladder::of(is_open))
}

/// Whether anybody beyond the picked teachers reads it.
pub async fn any_open(tx: &Tx, inquiry: Uuid) -> Result<bool> {
    Ok(of(tx, inquiry).await?.iter().any(|row| stage(row, tx.now).is_open()))
}

/// A row that was never wished.
pub fn new(tx: &Tx, inquiry: &inquiry::Model, id: Uuid, step: Step, class: ClassId) -> audience::Model {
    audience::Model {
        id,
        district_id: inquiry.district_id,
        inquiry_id: inquiry.id,
        subject_id: inquiry.subject_id,
        step: step.name().into(),
        class_id: class.0,
        stage: Stage::Nothing.name().into(),
        rev: 0,
        version: None,
        partner_id: None,
        words: String::new(),
        pen: String::new(),
        since: None,
        until: None,
        wished_version: None,
        wished_partner_id: None,
        wished_class_id: None,
        wished_words: String::new(),
        wished_pen: String::new(),
        wished_at: None,
        answer: String::new(),
        decided_by: None,
        decided_at: None,
        created_at: tx.now.0,
        changed_at: tx.now.0,
    }
}

/// Keeps a row as it is now, counted on. A new one is put in.
pub async fn keep(tx: &Tx, mut row: audience::Model) -> Result<audience::Model> {
    let is_new = row.rev == 0;
    row.rev += 1;
    row.changed_at = tx.now.0;
    let active = row.clone().into_active_model().reset_all();
    if is_new {
        audience::Entity::insert(active).exec_without_returning(&tx.db).await?;
    } else {
        active.update(&tx.db).await?;
    }
    Ok(row)
}

/// Takes the wish out of a row.
pub fn without_wish(row: audience::Model) -> audience::Model {
    audience::Model {
        wished_version: None,
        wished_partner_id: None,
        wished_class_id: None,
        wished_words: String::new(),
        wished_pen: String::new(),
        wished_at: None,
        ..row
    }
}

/// Its student, the staff of its class, and those whom the step lets read.
pub async fn events(tx: &Tx, row: &audience::Model) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    let persons = [Some(row.subject_id), row.partner_id, row.wished_partner_id];
    for person in persons.into_iter().flatten().collect::<BTreeSet<_>>() {
        // A partner hears of what is open, not of what somebody wishes.
        if person != row.subject_id && Some(person) != row.partner_id {
            continue;
        }
        events.push(to_person(row, person.into()));
    }
    let classes: BTreeSet<Uuid> = [Some(row.class_id), row.wished_class_id].into_iter().flatten().collect();
    for class in classes {
        let mut audiences = vec![Audience::Staff];
        if step(row) == Step::Class && class == row.class_id {
            audiences.push(Audience::Class);
        }
        events.push(in_class(row, class, audiences));
    }
    if step(row) == Step::Named {
        for other in others(tx, row.inquiry_id).await? {
            events.push(in_class(row, other.class_id, vec![Audience::Class, Audience::Staff]));
        }
    }
    if step(row) == Step::World {
        events.extend(school(tx, row.class_id).await?.map(switch::told));
    }
    Ok(events)
}

/// The school of a class.
pub async fn school(tx: &Tx, class: Uuid) -> Result<Option<SchoolId>> {
    Ok(class::Entity::find_by_id(class).one(&tx.db).await?.map(|class| class.school_id.into()))
}

pub fn to_person(row: &audience::Model, to: PersonId) -> Event {
    Event {
        stream: Stream::Person(to),
        about: About::Audience(row.id.into()),
        subject: Some(row.subject_id.into()),
        audiences: vec![Audience::Person(to)],
    }
}

pub fn in_class(row: &audience::Model, class: Uuid, audiences: Vec<Audience>) -> Event {
    Event::in_class(class.into(), About::Audience(row.id.into()), audiences).of(row.subject_id.into())
}

/// Other classes that read what was released to an audience the student named.
pub async fn others(tx: &Tx, inquiry: Uuid) -> Result<Vec<audience_class::Model>> {
    Ok(audience_class::Entity::find()
        .filter(audience_class::Column::InquiryId.eq(inquiry))
        .filter(audience_class::Column::Until.is_null())
        .all(&tx.db)
        .await?)
}

/// Wherever anything about these audiences is heard, and the inquiry itself.
pub async fn streams(tx: &Tx, inquiry: Uuid) -> Result<Vec<Stream>> {
    let mut streams = BTreeSet::new();
    for row in of(tx, inquiry).await? {
        let persons = [Some(row.subject_id), row.partner_id, row.wished_partner_id];
        streams.extend(persons.into_iter().flatten().map(|id| Stream::Person(id.into())));
        let classes = [Some(row.class_id), row.wished_class_id];
        streams.extend(classes.into_iter().flatten().map(|id| Stream::Class(id.into())));
        if step(&row) == Step::World {
            streams.extend(school(tx, row.class_id).await?.map(Stream::School));
        }
    }
    streams.extend(others(tx, inquiry).await?.into_iter().map(|row| Stream::Class(row.class_id.into())));
    // A link made through another class: its replies are that class's to hear.
    let links = guest::Entity::find().filter(guest::Column::InquiryId.eq(inquiry)).all(&tx.db).await?;
    streams.extend(links.into_iter().map(|row| Stream::Class(row.class_id.into())));
    let readers = inquiry_reader::Entity::find()
        .filter(inquiry_reader::Column::InquiryId.eq(inquiry))
        .filter(inquiry_reader::Column::Until.is_null())
        .all(&tx.db)
        .await?;
    streams.extend(readers.into_iter().map(|row| Stream::Person(row.person_id.into())));
    let own = inquiry::Entity::find_by_id(inquiry).one(&tx.db).await?;
    streams.extend(own.map(|row| Stream::Person(row.subject_id.into())));
    Ok(streams.into_iter().collect())
}

/// Opens a row as it was wished.
pub fn opened(row: audience::Model, now: Moment) -> audience::Model {
    let open = audience::Model {
        stage: Stage::Open.name().into(),
        version: row.wished_version,
        partner_id: row.wished_partner_id,
        class_id: row.wished_class_id.unwrap_or(row.class_id),
        words: row.wished_words.clone(),
        pen: row.wished_pen.clone(),
        since: Some(now.0),
        until: None,
        answer: String::new(),
        ..row
    };
    without_wish(open)
}

/// Closes a row: nobody reads it, nothing is wished. Since when it was open stays, for it to be said that somebody may have read it.
pub fn closed(row: audience::Model) -> audience::Model {
    let shut = audience::Model {
        stage: Stage::TakenBack.name().into(),
        version: None,
        partner_id: None,
        words: String::new(),
        pen: String::new(),
        until: None,
        answer: String::new(),
        ..row
    };
    without_wish(shut)
}

/// Who decided, and when. Unused fields of a row stay as they are.
pub fn decided(row: audience::Model, by: PersonId, now: Moment) -> audience::Model {
    audience::Model { decided_by: Some(by.0), decided_at: Some(now.0), ..row }
}
