use super::{EarlierAsk, Shown};
use crate::id::{ClassId, ReflectionId};
use crate::projector::WallView;
use crate::safety::SecondLook;

/// The presenter's remote: what the wall shows, and what could stand there. No names: a phone is held where others see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteView {
    pub class: ClassId,
    pub class_name: String,
    /// None while no session was ever opened.
    pub wall: Option<WallView>,
    pub shown: Shown,
    /// Shared, with consent, and not up yet in this version.
    pub waiting: u32,
    /// The one of them that waited longest: what the next press puts up, and nothing else.
    pub next: Option<NextUp>,
    /// The same, and something in the words asks for a second look first, which is for the console.
    pub to_look_at: u32,
    /// In the order of the wall.
    pub hanging: Vec<Hanging>,
    /// There is one to be shown.
    pub has_round: bool,
    pub has_board: bool,
    /// Something was asked in this session to be sure of.
    pub has_confidence: bool,
}

/// A piece on the wall, as its teacher may do something with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hanging {
    pub piece: ReflectionId,
    pub words: String,
    pub in_spotlight: bool,
    /// None where there is no version before it.
    pub earlier: Option<EarlierAsk>,
    /// What in the version before it asks for a second look, while nobody was asked about it.
    pub look: Option<SecondLook>,
}

/// A piece in the version that would go up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextUp {
    pub piece: ReflectionId,
    pub version: i32,
    pub words: String,
}
