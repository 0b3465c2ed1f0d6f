//! The projector: what the back row sees. It is a viewer of its own, so a name or a held word has no way onto it.

mod showing;

pub use showing::Showing;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::event::Change;
use crate::id::{ClassId, SessionId, WallCardId};
use crate::prompts::PromptView;
use crate::stage::StageView;
use crate::viewer::names;

/// How the projector is attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Display {
    /// A second screen: this window stays the console.
    #[default]
    Extended,
    /// The wall shows what the laptop shows: this window becomes the projector, the phone runs the class.
    Mirrored,
}
names!(Display { Self::Extended => "extended", Self::Mirrored => "mirrored" });

/// The class's door as its audience may know it: `code` and `address` are empty for students.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DoorView {
    pub session: Option<SessionId>,
    pub open: bool,
    /// As shown: `MAPLE OTTER 472`.
    pub code: String,
    pub covered: bool,
    pub display: Display,
    pub opened_at: Option<Moment>,
    pub rev: i64,
}

/// Aggregates only. `here` came through the door in this session; `shared` answered the open prompt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub here: u32,
    pub shared: u32,
}

/// A released piece: words, no name, an id that leads back to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallCard {
    pub id: WallCardId,
    pub words: String,
    pub released_at: Moment,
}

/// The projector's whole page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallView {
    pub class: ClassId,
    pub class_name: String,
    pub door: DoorView,
    pub prompt: Option<PromptView>,
    pub counts: Counts,
    /// How many are writing right now; ephemeral.
    #[serde(default)]
    pub writing: u32,
    /// Oldest first: new ones slot in at the end and move nothing.
    pub cards: Vec<WallCard>,
    /// What is to be shown; a scene that has nothing to show follows.
    #[serde(default)]
    pub stage: StageView,
    /// The address students type, and the QR code's picture (SVG path data).
    pub address: String,
    pub qr: String,
}

impl WallView {
    /// Returns true if the page must be fetched again.
    pub fn apply(&mut self, change: &Change) -> bool {
        match change {
            Change::Door(door) if door.rev >= self.door.rev || door.session != self.door.session => {
                let moved = door.session != self.door.session || door.code != self.door.code;
                self.door = door.clone();
                // A new code has a new QR, which only the server draws.
                return moved;
            }
            Change::Prompt(prompt) => self.apply_prompt(prompt),
            Change::PromptGone { id } if self.prompt.as_ref().is_some_and(|p| p.id == *id) => self.prompt = None,
            Change::Counts(counts) => self.counts = *counts,
            Change::Writing { count } => self.writing = *count,
            Change::Wall(card) if !self.cards.iter().any(|c| c.id == card.id) => {
                let at = self.cards.partition_point(|c| (c.released_at, c.id) < (card.released_at, card.id));
                self.cards.insert(at, card.clone());
            }
            Change::WallGone { id } => {
                self.cards.retain(|card| card.id != *id);
                if self.stage.card == Some(*id) {
                    self.stage = StageView { timer: self.stage.timer, ..StageView::default() };
                }
            }
            // What is staged is composed by the server.
            Change::Stage { .. } | Change::Class { .. } | Change::Unknown => return true,
            _ => {}
        }
        false
    }

    fn apply_prompt(&mut self, prompt: &PromptView) {
        match &self.prompt {
            Some(shown) if shown.id == prompt.id && shown.rev > prompt.rev => {}
            Some(shown) if shown.id != prompt.id && !prompt.state.is_open() => {}
            _ => self.prompt = prompt.state.is_open().then(|| prompt.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn wall() -> WallView {
        WallView {
            class: ClassId::mint(),
            class_name: "Science".into(),
            door: DoorView::default(),
            prompt: None,
            counts: Counts::default(),
            writing: 0,
            cards: vec![],
            stage: StageView::default(),
            address: String::new(),
            qr: String::new(),
        }
    }

    #[test]
    fn a_card_slots_in_once_and_leaves_at_once() {
        let mut wall = wall();
        let card = |words: &str, at| WallCard { id: WallCardId::mint(), words: words.into(), released_at: Moment(at) };
        let (first, second) = (card("The yellow was there all along.", 1), card("They just never stop.", 2));
        for change in [&second, &first, &second, &first] {
            assert!(!wall.apply(&Change::Wall(change.clone())));
        }
        assert_eq!(wall.cards, [first.clone(), second.clone()]);
        wall.apply(&Change::WallGone { id: first.id });
        wall.apply(&Change::WallGone { id: first.id });
        assert_eq!(wall.cards, [second]);
    }

    #[test]
    fn what_is_taken_back_leaves_the_spotlight_at_once() {
        let id = WallCardId::mint();
        let mut wall = wall();
        wall.stage = StageView { scene: crate::stage::Scene::Spotlight, card: Some(id), ..Default::default() };
        wall.apply(&Change::WallGone { id: WallCardId::mint() });
        assert_eq!(wall.stage.card, Some(id));
        wall.apply(&Change::WallGone { id });
        assert_eq!(wall.stage, StageView::default());
    }

    #[test]
    fn what_a_later_release_says_is_fetched() {
        assert!(wall().apply(&Change::Unknown));
        assert!(wall().apply(&Change::Stage { id: ClassId::mint() }));
    }
}
