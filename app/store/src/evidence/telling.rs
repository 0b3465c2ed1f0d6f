//! A goal and an inquiry show what is linked to them as it is now. So whoever sees them hears when one of those things changes: what was
//! taken back is gone from an open page, too.

use std::collections::{BTreeMap, BTreeSet};

use domain::command::Command;
use domain::event::{About, Event, Stream};
use domain::id::{GoalId, InquiryId, PersonId};
use domain::portfolio::TimelineSource;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows::linked;
use crate::among::among;
use crate::entity::{evidence, goal, inquiry};
use crate::tx::Tx;
use crate::{Result, goals, inquiry as inquiries};

/// What a command may change of what can be linked. A version never changes: taking it back ends its links, and that is told there.
fn changes(command: &Command) -> &'static [TimelineSource] {
    use TimelineSource::*;
    match command {
        Command::TakeBack { .. } => &[Pair, Rating],
        Command::Grow { .. } | Command::SetGrowthAside { .. } => &[Pair],
        Command::Goal { .. } => &[Goal],
        Command::Choice { .. } | Command::ShowHelped { .. } => &[Choice],
        Command::Try { .. } => &[Try],
        Command::Inquiry { .. } => &[Inquiry],
        Command::Question { .. } => &[Question],
        Command::Round { .. } => &[Round],
        Command::Rubric { .. } => &[Rating],
        Command::Measure { .. } => &[Measure],
        Command::Strategy { .. } => &[Strategy],
        Command::Portfolio { .. } => &[Story, Conference],
        _ => &[],
    }
}

/// The student's links to things of these kinds.
async fn links(tx: &Tx, student: PersonId, kinds: &[TimelineSource]) -> Result<Vec<evidence::Model>> {
    if kinds.is_empty() {
        return Ok(Vec::new());
    }
    Ok(linked()
        .filter(evidence::Column::SubjectId.eq(student.0))
        .filter(evidence::Column::Source.is_in(among(kinds.iter().map(|kind| kind.name()))))
        .all(&tx.db)
        .await?)
}

/// Where a command of a student's may be heard through their goals and inquiries.
pub async fn streams(tx: &Tx, student: PersonId, command: &Command) -> Result<BTreeSet<Stream>> {
    let links = links(tx, student, changes(command)).await?;
    let mut streams = BTreeSet::new();
    for goal in links.iter().filter_map(|row| row.goal_id).collect::<BTreeSet<_>>() {
        streams.extend(goals::streams(tx, GoalId(goal)).await?);
    }
    for of in links.iter().filter_map(|row| row.inquiry_id).collect::<BTreeSet<_>>() {
        streams.extend(inquiries::streams(tx, InquiryId(of)).await?);
    }
    if !links.is_empty() {
        streams.insert(Stream::Person(student));
    }
    Ok(streams)
}

/// Of each goal and inquiry that shows something which these events are about: to its student and to everybody who sees it.
pub async fn of_what_is_linked(tx: &Tx, student: PersonId, command: &Command, told: &[Event]) -> Result<Vec<Event>> {
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<Uuid> = told.iter().filter_map(|event| id(&event.about)).collect();
    let mut links = links(tx, student, changes(command)).await?;
    // Where an event names the thing, only that one.
    links.retain(|row| ids.is_empty() || !is_named(&row.source) || ids.contains(&row.about_id));
    let mut events = events(tx, &links).await?;
    events.retain(|event| !told.contains(event));
    Ok(events)
}

/// The same of things that others changed, whosever goals and inquiries show them.
pub async fn events_of(tx: &Tx, things: &BTreeMap<TimelineSource, BTreeSet<Uuid>>) -> Result<Vec<Event>> {
    let mut links = Vec::new();
    for (source, ids) in things {
        let of = linked()
            .filter(evidence::Column::Source.eq(source.name()))
            .filter(evidence::Column::AboutId.is_in(among(ids.iter().copied())));
        links.extend(of.all(&tx.db).await?);
    }
    events(tx, &links).await
}

/// To everybody who sees what they show.
async fn events(tx: &Tx, links: &[evidence::Model]) -> Result<Vec<Event>> {
    if links.is_empty() {
        // Most of what is written is linked to nothing, and each write asks.
        return Ok(Vec::new());
    }
    let goals: BTreeSet<Uuid> = links.iter().filter_map(|row| row.goal_id).collect();
    let inquiries: BTreeSet<Uuid> = links.iter().filter_map(|row| row.inquiry_id).collect();
    let mut events = Vec::new();
    for row in goal::Entity::find().filter(goal::Column::Id.is_in(among(goals))).all(&tx.db).await? {
        events.extend(goals::events(tx, &row).await?);
    }
    for row in inquiry::Entity::find().filter(inquiry::Column::Id.is_in(among(inquiries))).all(&tx.db).await? {
        events.extend(inquiries::events(tx, &row).await?);
    }
    Ok(events)
}

/// An event of its feature names the very thing.
fn is_named(source: &str) -> bool {
    use TimelineSource::*;
    matches!(
        TimelineSource::named(source),
        Some(Pair | Goal | Try | Inquiry | Question | Round | Measure | Strategy | Conference)
    )
}

fn id(about: &About) -> Option<Uuid> {
    Some(match about {
        About::Growth(id) => id.0,
        About::Goal(id) => id.0,
        About::Try(id) => id.0,
        About::Inquiry(id) => id.0,
        About::Question(id) => id.0,
        About::Round(id) => id.0,
        About::Measure(id) => id.0,
        About::Strategy(id) => id.0,
        About::Conference(id) => id.0,
        _ => return None,
    })
}
