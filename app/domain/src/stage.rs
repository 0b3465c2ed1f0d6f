//! The stage: what a teacher puts before the class, by hand or from a plan.
//!
//! Left alone, the projector *follows*: the way in while nobody has been asked, then the prompt, then what was released; and before all of
//! these a question round, for as long as the class is in it. A teacher who wants something else before the class stages a [`Scene`]; what
//! it shows is composed by the server for the wall alone, so what the wall may not show never leaves. A scene whose subject is gone (a card
//! taken back, a round put away) follows again by itself.
//!
//! The timer is beside the scene and outlives it: a class that writes may look at the wall meanwhile.

mod act;
mod board;
mod closing;
mod confidence;
mod earlier;
mod groups;
mod letters;
mod now;
mod remote;
mod scene;
mod sheets;
mod shown;
mod spotlight;
mod timer;
mod turning;

pub use act::{LONGEST_TIMER, StageAct};
pub use board::{BoardSheet, Heading, Laid};
pub use closing::{ClosingWord, OwnWord};
pub use confidence::{Asked, AskedFor, Confidence, ConfidenceView, LONGEST_STATEMENT, OwnConfidence, statement};
pub use earlier::{EarlierAsk, EarlierPage, EarlierStanding};
pub use groups::GroupSheet;
pub use now::NowOnWall;
pub use remote::{Hanging, NextUp, RemoteView};
pub use scene::Scene;
pub use sheets::{Room, sheets};
pub use shown::{
    ChoiceOnWall, ClosingView, CriterionScale, FEWEST_SHOWN, ScaleView, Shown, SpotlightView, Weight, closing, tenths,
};
pub use spotlight::Size;
pub use timer::{Timer, TimerView};
pub use turning::{STAYS, Turn, begun, next_turn, turned};

use crate::id::WallCardId;

/// What is staged in a session, as everybody may know it who sees the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StageView {
    pub scene: Scene,
    /// It follows, and the class is in a question round: that stands there.
    pub round: bool,
    /// Which sheet of the wall, counted from 0. None: it turns by itself.
    pub page: Option<u32>,
    /// The card in the spotlight: once it is taken back, nothing of it stays for as long as an answer takes.
    pub card: Option<WallCardId>,
    pub timer: Option<TimerView>,
    pub rev: i64,
}

impl StageView {
    /// Sheets of the wall may stand there: it is shown, or nothing else is and it is what the class follows.
    pub fn turns_sheets(&self) -> bool {
        matches!(self.scene, Scene::Wall | Scene::Follow) && !self.round
    }
}
