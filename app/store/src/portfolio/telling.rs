//! A story shows what its student made as it is now. So whoever sees the story, or is invited to a conference that points into it, hears
//! when one of those things changes: a version that was taken back is gone from a teacher's open page, too.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{About, Event, Stream};
use domain::id::PersonId;
use domain::portfolio::TimelineSource;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{readers, stories};
use crate::Result;
use crate::among::among;
use crate::entity::{story, story_part};
use crate::tx::Tx;

/// Where a change of a student's own things may be heard through their stories.
pub async fn streams_of_readers(tx: &Tx, student: PersonId) -> Result<Vec<Stream>> {
    Ok(readers::of_student(tx, student).await?.into_iter().map(Stream::Person).collect())
}

/// One for each reader of each story in which something of a kind stands that these events are about.
pub async fn of_what_stands_in_stories(tx: &Tx, student: PersonId, events: &[Event]) -> Result<Vec<Event>> {
    let kinds: BTreeSet<&str> = events.iter().filter_map(|event| source(&event.about)).map(|of| of.name()).collect();
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    let parts = story_part::Entity::find()
        .filter(story_part::Column::SubjectId.eq(student.0))
        .filter(story_part::Column::RemovedAt.is_null())
        .filter(story_part::Column::Source.is_in(among(kinds)))
        .all(&tx.db)
        .await?;
    if parts.is_empty() {
        // Most of what is written stands in no story, and each write asks.
        return Ok(Vec::new());
    }
    to_readers(tx, parts).await
}

/// The same of things that others changed, in whosever stories they stand. Their students hear it, too.
pub async fn events_of(tx: &Tx, things: &BTreeMap<TimelineSource, BTreeSet<Uuid>>) -> Result<Vec<Event>> {
    let mut parts = Vec::new();
    for (source, ids) in things {
        let of = story_part::Entity::find()
            .filter(story_part::Column::RemovedAt.is_null())
            .filter(story_part::Column::Source.eq(source.name()))
            .filter(story_part::Column::AboutId.is_in(among(ids.iter().copied())));
        parts.extend(of.all(&tx.db).await?);
    }
    let own: BTreeSet<Uuid> = parts.iter().map(|part| part.subject_id).collect();
    let mut events: Vec<Event> = own.into_iter().map(|id| stories::event(id.into(), id.into())).collect();
    events.extend(to_readers(tx, parts).await?);
    Ok(events)
}

/// Each reader of some story of a student's once.
async fn to_readers(tx: &Tx, parts: Vec<story_part::Model>) -> Result<Vec<Event>> {
    let ids: BTreeSet<_> = parts.into_iter().map(|part| part.story_id).collect();
    let mut to = BTreeSet::new();
    for row in story::Entity::find().filter(story::Column::Id.is_in(among(ids))).all(&tx.db).await? {
        let student: PersonId = row.subject_id.into();
        to.extend(readers::who_hear_of_story(tx, &row).await?.into_iter().map(|reader| (student, reader)));
    }
    Ok(to.into_iter().map(|(student, reader)| stories::event(student, reader)).collect())
}

fn source(about: &About) -> Option<TimelineSource> {
    match about {
        About::Piece(_) => Some(TimelineSource::Piece),
        About::Growth(_) => Some(TimelineSource::Pair),
        About::Goal(_) => Some(TimelineSource::Goal),
        About::Choice(_) => Some(TimelineSource::Choice),
        About::Try(_) => Some(TimelineSource::Try),
        About::Inquiry(_) => Some(TimelineSource::Inquiry),
        About::Question(_) => Some(TimelineSource::Question),
        About::Round(_) => Some(TimelineSource::Round),
        About::Rating(_) => Some(TimelineSource::Rating),
        About::Measure(_) => Some(TimelineSource::Measure),
        About::Strategy(_) => Some(TimelineSource::Strategy),
        _ => None,
    }
}
