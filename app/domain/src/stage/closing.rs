use serde::{Deserialize, Serialize};

use crate::viewer::names;

/// The word that a student goes with, chosen and never typed: so it needs nobody's second look before it stands on a wall, and is the
/// same word in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingWord {
    Curious,
    Proud,
    Surprised,
    Calm,
    Stuck,
    Tired,
    Ready,
    Thankful,
}
names!(ClosingWord {
    Self::Curious => "curious",
    Self::Proud => "proud",
    Self::Surprised => "surprised",
    Self::Calm => "calm",
    Self::Stuck => "stuck",
    Self::Tired => "tired",
    Self::Ready => "ready",
    Self::Thankful => "thankful",
});

/// For a student: whether a word is asked for now, and the one they took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWord {
    pub name: String,
    pub picture: String,
    pub asked: bool,
    pub word: Option<ClosingWord>,
}
