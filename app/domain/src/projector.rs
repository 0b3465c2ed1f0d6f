//! The projector: what the back row sees. It is a viewer of its own, so a name or a held word has no way onto it.

mod showing;

pub use showing::Showing;

use crate::json::Reads;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::{ClassId, SessionId, WallCardId};
use crate::prompts::PromptView;
use crate::stage::{StageView, begun, sheets, turned};
use crate::viewer::names;

/// How the projector is attached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
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

/// A place in the order of the wall.
pub type Place = (Moment, WallCardId);

/// Some of what hangs, in the order of the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SomeCards {
    pub cards: Vec<WallCard>,
    /// How far was looked; the next ones come after it. None where there was nothing to look at.
    pub last: Option<Place>,
    pub more: bool,
}

/// One sheet of the wall, counted from 0, and which cards hang on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub at: usize,
    pub many: usize,
    pub cards: Range<usize>,
}

/// What the projector's window is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallView {
    pub class: ClassId,
    pub class_name: String,
    pub door: DoorView,
    pub prompt: Option<PromptView>,
    pub counts: Counts,
    /// How many are writing right now; ephemeral.
    pub writing: u32,
    /// Something hangs, also where the cards were not asked for.
    pub hangs: bool,
    /// Oldest first: new ones slot in at the end and move nothing.
    pub cards: Vec<WallCard>,
    /// What is to be shown; a scene that has nothing to show follows.
    pub stage: StageView,
    /// When all of this was so.
    pub now: Moment,
}

impl WallView {
    /// The sheet that stands there, if any card hangs: the one that somebody turned to, or the one that it has turned to by itself.
    pub fn sheet(&self) -> Option<Sheet> {
        let sheets = sheets(&self.cards);
        let turned = || turned(&begun(&self.cards, &sheets), self.door.opened_at.unwrap_or_default(), self.now);
        let at = self.stage.page.map_or_else(turned, |page| page as usize).min(sheets.len().checked_sub(1)?);
        Some(Sheet { at, many: sheets.len(), cards: sheets[at].clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::STAYS;

    pub(super) fn wall() -> WallView {
        WallView {
            class: ClassId::mint(),
            class_name: "Science".into(),
            door: DoorView::default(),
            prompt: None,
            counts: Counts::default(),
            writing: 0,
            hangs: false,
            cards: vec![],
            stage: StageView::default(),
            now: Moment(0),
        }
    }

    #[test]
    fn the_sheet_is_the_one_that_was_turned_to_and_else_the_one_whose_turn_it_is() {
        let card = |n: i64| WallCard { id: WallCardId::mint(), words: format!("Leaf {n}"), released_at: Moment(n) };
        let door = DoorView { open: true, opened_at: Some(Moment(0)), ..Default::default() };
        let mut view = WallView { hangs: true, cards: (0..30).map(card).collect(), door, ..wall() };
        assert_eq!(view.sheet(), Some(Sheet { at: 0, many: 3, cards: 0..12 }));
        view.now = Moment(STAYS * 2);
        assert_eq!(view.sheet(), Some(Sheet { at: 2, many: 3, cards: 24..30 }));
        view.stage.page = Some(1);
        assert_eq!(view.sheet(), Some(Sheet { at: 1, many: 3, cards: 12..24 }));
        view.stage.page = Some(9);
        assert_eq!(view.sheet().map(|sheet| sheet.at), Some(2), "what was there is gone");
        assert_eq!(wall().sheet(), None);
    }
}
