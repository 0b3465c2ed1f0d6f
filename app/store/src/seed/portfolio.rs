//! Priya's story, a conference that she led, and one that she plans.

use domain::clock::SECOND;
use domain::command::Command;
use domain::conference::{ConferenceAct, ItemKind, ItemWords, PlanWords, StepWords};
use domain::growth::GrowthWords;
use domain::id::{AgendaId, AgreedStepId, ConferenceId, FamilyQuestionId, GrowthId, PickId, StoryId, VersionId};
use domain::portfolio::{Entry, Happening, PartWords, PortfolioAct, TimelineSource};
use domain::viewer::Viewer;
use serde::Deserialize;

use super::School;
use super::days::{Room, give};
use crate::{Error, Result};

/// Who tells it, of the first class.
const PRIYA: usize = 15;

#[derive(Deserialize)]
pub struct Words {
    name: String,
    used_to: String,
    now: String,
    chapters: Vec<Chapter>,
    held: Held,
    planned: Planned,
}

#[derive(Deserialize)]
struct Chapter {
    heading: String,
    words: String,
    picks: Vec<Picked>,
}

#[derive(Deserialize)]
struct Picked {
    source: TimelineSource,
    why: String,
}

#[derive(Deserialize)]
struct Held {
    whom: String,
    when: String,
    notes: String,
    questions: Vec<String>,
    steps: Vec<Agreed>,
    looked_back: String,
}

#[derive(Deserialize)]
struct Agreed {
    who: String,
    words: String,
    by: String,
}

#[derive(Deserialize)]
struct Planned {
    whom: String,
    when: String,
    item: String,
}

pub fn words() -> Result<Words> {
    Ok(serde_json::from_str(include_str!("../../seed/portfolio.json"))?)
}

pub async fn tell(school: &School, room: &Room) -> Result<()> {
    let words = words()?;
    let story = StoryId::mint();
    let picked = story_of(school, room, story, &words).await?;
    held(school, room, &words.held, picked).await?;
    planned(school, room, &words.planned).await
}

async fn does(school: &School, room: &Room, story: StoryId, act: PortfolioAct) -> Result<()> {
    school.story.pass(10 * SECOND);
    give(school, room.students[PRIYA], Command::Portfolio { act: act.said(story) }).await
}

async fn leads(school: &School, room: &Room, conference: ConferenceId, act: ConferenceAct) -> Result<()> {
    school.story.pass(10 * SECOND);
    give(school, room.students[PRIYA], Command::Portfolio { act: act.said(conference) }).await
}

/// What she thinks now, about the first and the last piece of hers.
async fn grew(school: &School, room: &Room, words: &Words, entries: &[Entry]) -> Result<()> {
    let mut pieces =
        entries.iter().filter(|entry| entry.source == TimelineSource::Piece).filter_map(|entry| entry.fixed);
    let (Some(before), Some(after)) = (pieces.next(), pieces.next_back()) else { return Err(Error::not_found()) };
    let (before, after) = (VersionId(before), VersionId(after));
    let words = GrowthWords { before, after, used_to: words.used_to.clone(), now: words.now.clone() };
    give(school, room.students[PRIYA], Command::Grow { growth: GrowthId::mint(), words }).await
}

/// Everything she made, oldest first, as a year is told.
async fn everything(school: &School, viewer: &Viewer) -> Result<Vec<Entry>> {
    let (mut entries, mut before) = (Vec::new(), None);
    loop {
        let page = school.store.timeline(viewer, None, before).await?.0;
        entries.extend(page.entries);
        before = page.earlier;
        if before.is_none() {
            entries.reverse();
            return Ok(entries);
        }
    }
}

/// What was picked, in the order of the story.
async fn story_of(school: &School, room: &Room, story: StoryId, words: &Words) -> Result<Vec<PickId>> {
    let viewer = school.viewer(room.students[PRIYA], false);
    let told = everything(school, &viewer).await?;
    grew(school, room, words, &told).await?;
    let mut entries = everything(school, &viewer).await?;
    let mut picked = Vec::new();
    for chapter in &words.chapters {
        let said = PartWords { heading: chapter.heading.clone(), words: chapter.words.clone() };
        does(school, room, story, PortfolioAct::Chapter { part: PickId::mint(), words: said }).await?;
        for wanted in &chapter.picks {
            let entry = fitting(&mut entries, wanted.source).ok_or_else(Error::not_found)?;
            let part = PickId::mint();
            let (source, about, fixed, why) = (entry.source, entry.about, entry.fixed, wanted.why.clone());
            does(school, room, story, PortfolioAct::Pick { part, source, about, fixed, why }).await?;
            picked.push(part);
        }
    }
    does(school, room, story, PortfolioAct::Name { name: words.name.clone() }).await?;
    let readers = room.teacher.person().into_iter().collect();
    does(school, room, story, PortfolioAct::Show { readers }).await?;
    Ok(picked)
}

/// The first of this kind, of an inquiry what she thought last; where she has none, the newest piece. Each thing once.
fn fitting(entries: &mut Vec<Entry>, source: TimelineSource) -> Option<Entry> {
    let of = |entry: &Entry| entry.source == source && entry.happened != Happening::GoalReached;
    let found = match source {
        TimelineSource::Inquiry => entries.iter().rposition(|entry| entry.happened == Happening::Thought),
        _ => entries.iter().position(of),
    };
    let at = found.or_else(|| entries.iter().rposition(|entry| entry.source == TimelineSource::Piece));
    let entry = entries.remove(at?);
    entries.retain(|other| other.about != entry.about);
    Some(entry)
}

async fn held(school: &School, room: &Room, words: &Held, picked: Vec<PickId>) -> Result<()> {
    let conference = ConferenceId::mint();
    let plan = PlanWords { whom: words.whom.clone(), when: words.when.clone() };
    leads(school, room, conference, ConferenceAct::Plan { words: plan }).await?;
    let viewer = school.viewer(room.students[PRIYA], false);
    let agenda = school.store.own_conference(&viewer, conference).await?.0.view.agenda;
    for (kind, shown) in
        [(ItemKind::Proud, &picked[4..]), (ItemKind::Grew, &picked[2..3]), (ItemKind::Struggle, &picked[..1])]
    {
        let item = agenda.iter().find(|item| item.kind == kind).ok_or_else(Error::not_found)?.id;
        let notes = if kind == ItemKind::Proud { words.notes.clone() } else { String::new() };
        let words = ItemWords { title: String::new(), notes, shown: shown.to_vec() };
        leads(school, room, conference, ConferenceAct::WriteItem { item, words }).await?;
    }
    leads(school, room, conference, ConferenceAct::Rehearsed).await?;
    for words in &words.questions {
        let act = ConferenceAct::Ask { question: FamilyQuestionId::mint(), words: words.clone() };
        leads(school, room, conference, act).await?;
    }
    for step in &words.steps {
        let words = StepWords { who: step.who.clone(), words: step.words.clone(), by: step.by.clone() };
        leads(school, room, conference, ConferenceAct::Agree { step: AgreedStepId::mint(), words }).await?;
    }
    leads(school, room, conference, ConferenceAct::Held).await?;
    leads(school, room, conference, ConferenceAct::LookBack { words: words.looked_back.clone() }).await
}

async fn planned(school: &School, room: &Room, words: &Planned) -> Result<()> {
    let conference = ConferenceId::mint();
    let plan = PlanWords { whom: words.whom.clone(), when: words.when.clone() };
    leads(school, room, conference, ConferenceAct::Plan { words: plan }).await?;
    leads(school, room, conference, ConferenceAct::AddItem { item: AgendaId::mint(), title: words.item.clone() })
        .await?;
    let readers = room.teacher.person().into_iter().collect();
    leads(school, room, conference, ConferenceAct::Show { readers }).await
}
