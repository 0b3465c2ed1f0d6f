//! The teacher's console: who is here, whose turn it is, and what has come in. One pure function applies what is heard;
//! the server's page and the browser's run the same one.

mod bell;
mod news;
mod reading;

pub use bell::{Bell, LastHeard, MOST_AT_THE_BELL, NOT_LATELY, not_lately};
pub use news::{Heard, News, read as read_news};
pub use reading::{ReadPiece, ReadVersion, Reading};

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::classes::ClassCard;
use crate::clock::Moment;
use crate::feedback::{FeedbackDraft, FollowThroughRate};
use crate::id::{PersonId, ReflectionId};
use crate::projector::DoorView;
use crate::prompts::PromptView;
use crate::reflections::{PieceCard, PieceView, Reach, Stage, Turn};

/// A student's place on the roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Tile {
    pub person: PersonId,
    pub name: String,
    pub picture: String,
    pub nickname: bool,
    /// Came through the door in this session.
    pub came_at: Option<Moment>,
    /// First took this name, and when: announced, and undone with one press.
    pub claimed_at: Option<Moment>,
    pub locked: bool,
    /// Is in the help queue.
    #[serde(default)]
    pub help: bool,
    pub rev: i64,
}

/// What a tile shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TileState {
    Away,
    /// Was writing when the line to the device broke, and has not been heard since. The words are on the device, which sends them when it
    /// comes back; whether it lost its network or was closed, nobody here can know.
    Lost,
    Here,
    Writing,
    /// In the help queue.
    NeedsHelp,
    /// Shared, and waits for the teacher.
    Waiting,
    Shared,
}

/// Ephemeral: what the hub last heard of a student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Presence {
    pub person: PersonId,
    pub here: bool,
    pub writing: bool,
    /// Was writing when the line to the device broke.
    #[serde(default)]
    pub lost: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct ConsoleView {
    pub class: ClassCard,
    pub door: DoorView,
    pub prompt: Option<PromptView>,
    pub tiles: Vec<Tile>,
    /// What waits, what answers the open prompt, and the newest of the rest; newest change first.
    pub cards: Vec<PieceCard>,
    /// What was shared besides.
    #[serde(default)]
    pub older: Older,
    pub presence: Vec<Presence>,
    pub bell: Bell,
    pub rate: FollowThroughRate,
}

/// Shared with the class and not among the cards of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct Older {
    pub all: u32,
    /// How many of them wait for the teacher.
    pub waiting: u32,
    /// How often older ones were asked for.
    pub back: u32,
    /// What changed last before this is older than what is counted: it waits no more, also where it was asked for and is here.
    #[serde(default)]
    pub since: Moment,
}

/// A piece of a student's, by its question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct OtherPiece {
    pub id: ReflectionId,
    pub question: String,
}

/// One piece opened beside the reply box: all that was shared and sent, and this teacher's half-written answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct OpenPiece {
    pub piece: PieceView,
    pub draft: FeedbackDraft,
    /// Whether an answer would find its reader.
    #[serde(default)]
    pub reach: Reach,
    /// What its student shared with this class, newest first; this piece is among it.
    #[serde(default)]
    pub theirs: Vec<OtherPiece>,
    /// As on its card: what hangs of it on the wall is an older version.
    #[serde(default)]
    pub older_hangs: bool,
}

impl ConsoleView {
    /// Returns true if the page must be fetched again.
    pub fn apply(&mut self, news: &News) -> bool {
        match news {
            News::Door(door) if door.rev >= self.door.rev || door.session != self.door.session => {
                let another_session = door.session != self.door.session;
                self.class.door_open = door.open;
                self.door = door.clone();
                // Who came belongs to the session.
                return another_session;
            }
            News::Prompt(prompt) => match &self.prompt {
                Some(shown) if shown.id == prompt.id && shown.rev > prompt.rev => {}
                Some(shown) if shown.id != prompt.id && !prompt.state.is_open() => {}
                _ => self.prompt = prompt.state.is_open().then(|| prompt.clone()),
            },
            News::PromptGone(id) if self.prompt.as_ref().is_some_and(|p| p.id == *id) => self.prompt = None,
            News::Tile(tile) => return self.apply_tile(tile),
            News::TileGone(person) => {
                self.tiles.retain(|t| t.person != *person);
                self.presence.retain(|p| p.person != *person);
                // What they shared stays, under a name that may have changed before they left and that no tile tells any more.
                return self.cards.iter().any(|card| card.student == *person);
            }
            News::Card(card) => match self.cards.iter_mut().find(|c| c.id == card.id) {
                Some(known) if known.rev > card.rev => {}
                Some(known) => *known = card.clone(),
                None => {
                    self.cards.insert(0, card.clone());
                    // One that was not here moved; what is shared for the first time was nowhere.
                    return self.older.all > 0 && card.stage != Stage::Shared { version: 1 };
                }
            },
            News::CardGone { id, rev } => self.cards.retain(|c| c.id != *id || c.rev > *rev),
            News::Presence(now) => {
                self.presence.retain(|p| p.person != now.person);
                if now.here || now.writing || now.lost {
                    self.presence.push(*now);
                }
            }
            News::Presences(list) => self.presence.clone_from(list),
            News::Class | News::Unknown => return true,
            News::Door(_) | News::PromptGone(_) | News::Asked | News::Elsewhere => {}
        }
        false
    }

    /// Who is back on the roster can be answered again: their cards say so only after a fetch.
    fn apply_tile(&mut self, tile: &Tile) -> bool {
        let mut back = false;
        match self.tiles.iter_mut().find(|t| t.person == tile.person) {
            Some(known) if known.rev > tile.rev => return false,
            Some(known) => *known = tile.clone(),
            None => {
                let at = self.tiles.partition_point(|t| letters(&t.name).lt(letters(&tile.name)));
                self.tiles.insert(at, tile.clone());
                back = self.cards.iter().any(|card| card.student == tile.person);
            }
        }
        // A student who is renamed is renamed everywhere; their pieces tell no event of it.
        for card in self.cards.iter_mut().filter(|card| card.student == tile.person) {
            card.student_name.clone_from(&tile.name);
            card.picture.clone_from(&tile.picture);
        }
        back
    }

    /// What the student's tile shows now.
    pub fn state(&self, tile: &Tile) -> TileState {
        if tile.help {
            return TileState::NeedsHelp;
        }
        let mut own = self.cards.iter().filter(|card| card.student == tile.person);
        if own.clone().any(|card| card.turn == Turn::Teacher) {
            return TileState::Waiting;
        }
        let presence = self.presence.iter().find(|p| p.person == tile.person);
        if presence.is_some_and(|p| p.writing) {
            return TileState::Writing;
        }
        // Before what they shared earlier: they were in the middle of the next version.
        if presence.is_some_and(|p| p.lost) {
            return TileState::Lost;
        }
        let open = self.prompt.as_ref().map(|prompt| prompt.id);
        if open.is_some() && own.any(|card| card.prompt == open) {
            return TileState::Shared;
        }
        if presence.is_some_and(|p| p.here) || (self.door.open && tile.came_at.is_some()) {
            TileState::Here
        } else {
            TileState::Away
        }
    }

    /// The connection ended while they wrote: the device keeps it and sends it. Whatever else their tile says, that is true beside it.
    pub fn is_lost(&self, tile: &Tile) -> bool {
        self.presence.iter().any(|p| p.person == tile.person && p.lost && !p.writing)
    }

    /// How many wait for the teacher, here and among the older ones.
    pub fn count_waiting(&self) -> usize {
        let waits = |card: &&PieceCard| card.turn == Turn::Teacher && card.changed_at >= self.older.since;
        self.older.waiting as usize + self.cards.iter().filter(waits).count()
    }

    /// Those whose turn is the teacher's, longest waiting first.
    pub fn waiting(&self) -> Vec<&PieceCard> {
        let mut waiting: Vec<_> = self.cards.iter().filter(|card| card.turn == Turn::Teacher).collect();
        waiting.sort_by_key(|card| (card.changed_at, card.id));
        waiting
    }
}

/// By what a roster is ordered. Letter by letter: of whole words a browser would carry the rules for Greek. Large ones, which the tiles need for initials already.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().flat_map(char::to_uppercase)
}

#[cfg(test)]
mod tests;
