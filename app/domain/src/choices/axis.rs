//! Along what a student chooses.

use serde::{Deserialize, Serialize};

use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// How I learn it.
    Learn,
    /// Where, and with whom.
    Place,
    /// With which tool or strategy.
    Tool,
    /// How I show it.
    Show,
}
names!(Axis { Self::Learn => "learn", Self::Place => "place", Self::Tool => "tool", Self::Show => "show" });

/// In what a student shows it. Only an option of [`Axis::Show`] has one, and need not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShowMode {
    Write,
    Draw,
    Sound,
    Video,
    Photo,
}
names!(ShowMode {
    Self::Write => "write", Self::Draw => "draw", Self::Sound => "sound", Self::Video => "video", Self::Photo => "photo",
});
