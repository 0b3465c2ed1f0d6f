//! What a student does to a story, one arm for each act.

use std::collections::BTreeSet;

use domain::command::Answer;
use domain::event::{Event, Stream};
use domain::id::{PickId, StoryId};
use domain::portfolio::{MOST_PARTS, PartWords, PortfolioAct, PortfolioSaid, TimelineSource, Way};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::{parts, readers, stories};
use crate::entity::{story, story_part};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, conference, export, scope};

pub async fn carry_out(tx: &Tx, viewer: &Viewer, said: &PortfolioSaid) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    // A portfolio is a student's.
    if me.staff {
        return Err(Error::not_found());
    }
    let events = if said.conference().is_some() {
        conference::carry_out(tx, viewer, me, said).await?
    } else {
        let unreadable = || Refusal::invalid("", "refusal.invalid");
        let act = said.story_act().map_err(|_| unreadable())?.check()?;
        let story = said.field("story").and_then(|id| id.parse::<StoryId>().ok()).ok_or_else(unreadable)?;
        done(tx, me, story, act).await?
    };
    Ok(Written::new(Answer::done(), events))
}

/// Of everybody who may hear of it: the student, whoever sees something of the portfolio, and whoever is picked now.
pub async fn streams(tx: &Tx, me: &SignedIn, said: &PortfolioSaid) -> Result<BTreeSet<Stream>> {
    let mut who = readers::of_student(tx, me.person).await?;
    who.insert(me.person);
    if let Ok(PortfolioAct::Show { readers }) = said.story_act() {
        who.extend(readers);
    }
    let mut streams: BTreeSet<Stream> = who.into_iter().map(Stream::Person).collect();
    streams.extend(conference::streams(tx, said).await?);
    Ok(streams)
}

async fn done(tx: &Tx, me: &SignedIn, id: StoryId, act: PortfolioAct) -> Result<Vec<Event>> {
    let student = me.person.0;
    match act {
        PortfolioAct::Pick { part, source, about, fixed, why } => {
            let story = stories::own_or_current(tx, me, id).await?;
            let picked = Picked::of(tx, student, source, about, fixed).await?;
            let words = PartWords { heading: String::new(), words: why };
            add(tx, &story, part, Some(picked), words).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Chapter { part, words } => {
            let story = stories::own_or_current(tx, me, id).await?;
            add(tx, &story, part, None, words).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Write { part, words } => {
            let (known, story) = standing(tx, student, part).await?;
            if known.source.is_none() && words.heading.is_empty() && words.words.is_empty() {
                return Err(Refusal::invalid("words", "portfolio.chapter_empty").into());
            }
            let is_pick = known.source.is_some();
            let mut row = story_part::ActiveModel::from(known);
            row.heading = Set(if is_pick { String::new() } else { words.heading });
            row.words = Set(words.words);
            row.changed_at = Set(tx.now.0);
            row.update(&tx.db).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Move { part, way } => {
            let (known, story) = standing(tx, student, part).await?;
            parts::place(tx, known.story_id, known.id, way).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Remove { part } => {
            let (known, story) = found(tx, student, part).await?;
            if known.removed_at.is_some() {
                return Ok(Vec::new());
            }
            let mut row = story_part::ActiveModel::from(known);
            row.removed_at = Set(Some(tx.now.0));
            row.update(&tx.db).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Restore { part } => {
            let (known, story) = found(tx, student, part).await?;
            if known.removed_at.is_none() {
                return Ok(Vec::new());
            }
            has_room(tx, &story).await?;
            not_twice(tx, &story, known.about_id, known.fixed_id).await?;
            let mut row = story_part::ActiveModel::from(known);
            row.removed_at = Set(None);
            row.update(&tx.db).await?;
            stories::touch(tx, story, |_| {}).await
        }
        PortfolioAct::Name { name } => {
            let story = stories::own_or_current(tx, me, id).await?;
            stories::touch(tx, story, |row| row.name = Set(name)).await
        }
        PortfolioAct::Show { readers: picked } => {
            let story = stories::own_or_current(tx, me, id).await?;
            let shown = readers::Shown::Story(story.id);
            let gone = readers::show(tx, shown, (story.district_id, student), &picked).await?;
            let mut events = stories::touch(tx, story, |_| {}).await?;
            let told: Vec<Stream> = events.iter().map(|event| event.stream).collect();
            let gone = gone.into_iter().filter(|id| !told.contains(&Stream::Person(*id)));
            events.extend(gone.map(|id| stories::event(me.person, id)));
            Ok(events)
        }
    }
}

/// A part of the student's, taken out or not, with its story.
async fn found(tx: &Tx, student: Uuid, id: PickId) -> Result<(story_part::Model, story::Model)> {
    let part = parts::own(tx, student, id).await?;
    let story = stories::own(tx, student, part.story_id.into()).await?.ok_or_else(Error::not_found)?;
    Ok((part, story))
}

/// One that stands in it.
async fn standing(tx: &Tx, student: Uuid, id: PickId) -> Result<(story_part::Model, story::Model)> {
    match found(tx, student, id).await? {
        (part, _) if part.removed_at.is_some() => Err(Refusal::conflict("portfolio.taken_out").into()),
        found => Ok(found),
    }
}

/// Something of the student's own, in the version that is meant.
struct Picked {
    source: TimelineSource,
    about: Uuid,
    fixed: Option<Uuid>,
}

impl Picked {
    async fn of(tx: &Tx, student: Uuid, source: TimelineSource, about: Uuid, fixed: Option<Uuid>) -> Result<Self> {
        let item = export::item(tx, source, student, about).await?.filter(|item| !item.stays_own());
        let item = item.ok_or_else(Error::not_found)?;
        let fixed = match fixed {
            Some(fixed) => {
                item.fixed(Some(fixed)).ok_or_else(Error::not_found)?;
                Some(fixed)
            }
            None => item.newest(),
        };
        Ok(Self { source, about, fixed })
    }
}

async fn add(tx: &Tx, story: &story::Model, id: PickId, picked: Option<Picked>, words: PartWords) -> Result<()> {
    if story_part::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let place = has_room(tx, story).await?;
    if let Some(picked) = &picked {
        not_twice(tx, story, Some(picked.about), picked.fixed).await?;
    }
    let row = story_part::ActiveModel {
        id: Set(id.0),
        district_id: Set(story.district_id),
        subject_id: Set(story.subject_id),
        story_id: Set(story.id),
        place: Set(place),
        source: Set(picked.as_ref().map(|picked| picked.source.name().into())),
        about_id: Set(picked.as_ref().map(|picked| picked.about)),
        fixed_id: Set(picked.and_then(|picked| picked.fixed)),
        heading: Set(words.heading),
        words: Set(words.words),
        brought_id: Set(None),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        removed_at: Set(None),
    };
    story_part::Entity::insert(row).exec_without_returning(&tx.db).await?;
    // To the end, whatever numbers the others have.
    parts::place(tx, story.id, id.0, Way::Last).await
}

/// The next place.
async fn has_room(tx: &Tx, story: &story::Model) -> Result<i32> {
    let there = parts::of(tx, story.id).await?;
    if there.len() < MOST_PARTS {
        return Ok(there.last().map_or(0, |last| last.place + 1));
    }
    let sentence = Sentence::new("portfolio.too_many_parts").with("most", MOST_PARTS);
    Err(Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into())
}

async fn not_twice(tx: &Tx, story: &story::Model, about: Option<Uuid>, fixed: Option<Uuid>) -> Result<()> {
    let there = parts::of(tx, story.id).await?;
    let same = |part: &story_part::Model| part.source.is_some() && (part.about_id, part.fixed_id) == (about, fixed);
    if about.is_some() && there.iter().any(same) {
        return Err(Refusal::conflict("portfolio.picked_already").into());
    }
    Ok(())
}
