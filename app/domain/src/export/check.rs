//! Reading a document that somebody brought. It may be of a later release, cut off, made by hand, or made to do harm; it is read whole or
//! refused whole, and nothing in it is believed: every sentence is cleaned and measured as if it had been typed.

mod wash;

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use self::wash::Wash;
use super::{File, Item, KIND, LARGEST_DOCUMENT, MOST_FILES, MOST_ITEMS, MOST_STORIES, Portfolio};
use crate::conference::{
    ConferenceStage, ItemKind, MOST_CONFERENCES, MOST_ITEMS as MOST_AGENDA, MOST_QUESTIONS, MOST_SHOWN, MOST_STEPS,
};
use crate::files::{Caps, FileKind};
use crate::portfolio::MOST_PARTS;
use crate::refusal::Refusal;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    pub portfolio: Portfolio,
    /// Things of kinds that this release does not know. They are left out.
    pub unknown: usize,
}

/// What is in it, for whoever decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    pub name: String,
    pub pieces: usize,
    pub pairs: usize,
    pub goals: usize,
    pub choices: usize,
    pub tries: usize,
    pub inquiries: usize,
    pub questions: usize,
    pub rounds: usize,
    pub ratings: usize,
    pub measures: usize,
    pub strategies: usize,
    pub sure: usize,
    pub class_notes: usize,
    pub stories: usize,
    pub conferences: usize,
    pub files: usize,
    pub unknown: usize,
}

impl Reading {
    pub fn contents(&self) -> Contents {
        let of = |kind: &str| self.portfolio.items.iter().filter(|item| item.kind() == kind).count();
        Contents {
            name: self.portfolio.student.name.clone(),
            pieces: of("piece"),
            pairs: of("pair"),
            goals: of("goal"),
            choices: of("choice"),
            tries: of("try"),
            inquiries: of("inquiry"),
            questions: of("question"),
            rounds: of("round"),
            ratings: of("rating"),
            measures: of("measure"),
            strategies: of("strategy"),
            sure: of("sure"),
            class_notes: of("class_note"),
            stories: self.portfolio.stories.len(),
            conferences: self.portfolio.conferences.len(),
            files: self.portfolio.files.len(),
            unknown: self.unknown,
        }
    }
}

/// Everything but the things, which are read one by one.
#[derive(Deserialize)]
struct Head<'a> {
    kind: String,
    format: u32,
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

const KINDS: [&str; 13] = [
    "piece",
    "pair",
    "goal",
    "choice",
    "try",
    "inquiry",
    "question",
    "round",
    "rating",
    "measure",
    "strategy",
    "sure",
    "class_note",
];

/// Reads `portfolio.json`.
pub fn read(document: &[u8]) -> Result<Reading, Refusal> {
    let refused = || Refusal::invalid("file", "export.not_a_portfolio");
    if document.len() as u64 > LARGEST_DOCUMENT {
        return Err(Refusal::invalid("file", "export.too_large"));
    }
    let head: Head = serde_json::from_slice(document).map_err(|_| refused())?;
    if head.kind != KIND || head.format == 0 {
        return Err(refused());
    }
    if head.items.len() > MOST_ITEMS {
        return Err(Refusal::invalid("file", "export.too_large"));
    }
    let (mut items, mut unknown) = (Vec::new(), 0);
    for raw in &head.items {
        let kind: Kind = serde_json::from_str(raw.get()).map_err(|_| refused())?;
        if !KINDS.contains(&kind.kind.as_str()) {
            unknown += 1;
            continue;
        }
        items.push(serde_json::from_str::<Item>(raw.get()).map_err(|_| refused())?);
    }
    #[derive(Deserialize)]
    struct Rest {
        origin: Uuid,
        exported_at: crate::clock::Moment,
        student: super::Student,
        #[serde(default)]
        stories: Vec<super::Story>,
        #[serde(default)]
        conferences: Vec<super::Conference>,
        #[serde(default)]
        files: Vec<File>,
    }
    let rest: Rest = serde_json::from_slice(document).map_err(|_| refused())?;
    let mut portfolio = Portfolio {
        kind: head.kind,
        format: head.format,
        origin: rest.origin,
        exported_at: rest.exported_at,
        student: rest.student,
        items,
        stories: rest.stories,
        conferences: rest.conferences,
        files: rest.files,
    };
    if !Wash::fits(|wash| wash.portfolio(&mut portfolio)) || !adds_up(&portfolio) {
        return Err(refused());
    }
    dated(&mut portfolio);
    Ok(Reading { portfolio, unknown })
}

/// How new each telling is. A document of an earlier release says it of the whole, or of what is around it.
fn dated(portfolio: &mut Portfolio) {
    for item in &mut portfolio.items {
        item.told_at.get_or_insert(portfolio.exported_at);
    }
    for story in &mut portfolio.stories {
        for part in &mut story.parts {
            part.at.get_or_insert(story.at);
        }
    }
    for conference in &mut portfolio.conferences {
        conference.changed_at.get_or_insert(conference.held_at.unwrap_or(conference.at));
    }
}

/// Whether a thing that was put together here can go out again: whoever reads it would take it.
pub fn fits(item: &Item) -> bool {
    Wash::fits(|wash| wash.item(&mut item.clone()))
}

/// Every id once, every name one that there is, nothing more than there may be.
fn adds_up(portfolio: &Portfolio) -> bool {
    let once = |ids: Vec<Uuid>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
    let parts = || portfolio.stories.iter().flat_map(|story| &story.parts);
    let conferences = &portfolio.conferences;
    once(portfolio.items.iter().map(|item| item.id).collect())
        && once(portfolio.stories.iter().map(|story| story.id).collect())
        && once(parts().map(|part| part.id).collect())
        && once(conferences.iter().map(|conference| conference.id).collect())
        && once(portfolio.files.iter().map(|file| file.id).collect())
        && portfolio.files.len() <= MOST_FILES
        && portfolio.files.iter().all(is_a_file)
        && portfolio.stories.len() <= MOST_STORIES
        && portfolio.stories.iter().all(|story| story.parts.len() <= MOST_PARTS && (1900..2200).contains(&story.year))
        && conferences.len() <= MOST_CONFERENCES
        && conferences.iter().all(|conference| {
            ConferenceStage::named(&conference.stage).is_some()
                && conference.agenda.len() <= MOST_AGENDA
                && conference
                    .agenda
                    .iter()
                    .all(|item| ItemKind::named(&item.kind).is_some() && item.shown.len() <= MOST_SHOWN)
                && conference.questions.len() <= MOST_QUESTIONS
                && conference.steps.len() <= MOST_STEPS
        })
}

/// Its name leads nowhere but into the folder of files.
fn is_a_file(file: &File) -> bool {
    let Some(kind) = FileKind::named(&file.kind) else { return false };
    let Some(name) = file.path.strip_prefix("files/") else { return false };
    let plain = (1..80).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    plain && !name.starts_with('.') && file.bytes > 0 && file.bytes <= Caps::of(kind, false).bytes
}

#[cfg(test)]
mod tests;
