//! What the console is told, as far as it shows it. The staff of a class hears of much more; a reader of all that, and a place for it in what is
//! kept while a page is read again, would be a fifteenth of the console in a browser. That this reads what [`Change`] says is tested.

use super::{Presence, Tile};
use crate::event::Change;
use crate::id::{ClassId, PersonId, PromptId, ReflectionId};
use crate::json::{Json, Reads};
use crate::projector::DoorView;
use crate::prompts::PromptView;
use crate::reflections::PieceCard;
use crate::wire;

#[derive(Clone, Debug, PartialEq)]
pub enum News {
    Door(DoorView),
    Prompt(PromptView),
    PromptGone(PromptId),
    Tile(Tile),
    TileGone(PersonId),
    Card(PieceCard),
    CardGone {
        id: ReflectionId,
        rev: i64,
    },
    /// Here, writing, lost; or none of these any more.
    Presence(Presence),
    Presences(Vec<Presence>),
    /// The class itself: read again.
    Class,
    /// A student asks this teacher for something.
    Asked,
    /// Nothing that the console shows.
    Elsewhere,
    /// Of a later release, or too much was missed: read again, whichever class it is about.
    Unknown,
}

/// A piece of news, and the class it happened in.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    pub class: Option<ClassId>,
    pub news: News,
}

/// Known, and shown elsewhere: by the parts that the server makes, or by other pages.
const ELSEWHERE: [&str; 26] = [
    "piece",
    "note",
    "note_gone",
    "growth",
    "growth_gone",
    "talk",
    "goal",
    "board",
    "choice",
    "helped",
    "strategy",
    "try",
    "question",
    "round",
    "inquiry",
    "reply",
    "audience",
    "rubric",
    "rating",
    "measure",
    "portfolio",
    "conference",
    "help",
    "stage",
    "lesson",
    "world",
];

/// Reads a line of the wire. What cannot be read was written by a later release.
pub fn read(line: Json) -> Heard {
    let (class, news) = wire::taken(line, news);
    // A class that cannot be told is every class.
    news.map_or(Heard { class: None, news: News::Unknown }, |news| Heard { class, news })
}

fn one<T: Reads>(is: Json) -> Option<T> {
    is.read()
}

fn news(kind: &str, is: Json) -> Option<News> {
    Some(match kind {
        "door" => News::Door(one(is)?),
        "prompt" => News::Prompt(one(is)?),
        "prompt_gone" => News::PromptGone(one::<wire::Id<_>>(is)?.id),
        "tile" => News::Tile(one(is)?),
        "tile_gone" => News::TileGone(one::<wire::Person>(is)?.person),
        "card" => News::Card(one(is)?),
        "card_gone" => one::<wire::Card>(is).map(|wire::Card { id, rev }| News::CardGone { id, rev })?,
        "presence" => News::Presence(one(is)?),
        "presences" => News::Presences(one::<wire::Everybody>(is)?.list),
        "class" => News::Class,
        "goal_ask" => News::Asked,
        _ => ELSEWHERE.contains(&kind).then_some(News::Elsewhere)?,
    })
}

impl From<&Change> for News {
    fn from(change: &Change) -> Self {
        match change.clone() {
            Change::Door(door) => Self::Door(door),
            Change::Prompt(prompt) => Self::Prompt(prompt),
            Change::PromptGone { id } => Self::PromptGone(id),
            Change::Tile(tile) => Self::Tile(tile),
            Change::TileGone { person } => Self::TileGone(person),
            Change::Card(card) => Self::Card(card),
            Change::CardGone { id, rev } => Self::CardGone { id, rev },
            Change::Presence { person, here, writing, lost, .. } => {
                Self::Presence(Presence { person, here, writing, lost })
            }
            Change::Presences { list, .. } => Self::Presences(list),
            Change::Class { .. } => Self::Class,
            Change::GoalAsk { .. } => Self::Asked,
            Change::Unknown => Self::Unknown,
            _ => Self::Elsewhere,
        }
    }
}
