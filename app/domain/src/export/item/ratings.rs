//! What a student said of a version by the criteria, and what a teacher did.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::OnFile;
use crate::clock::Moment;

/// The version that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub piece: Uuid,
    pub number: i32,
    pub question: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedTime {
    pub at: Moment,
    pub lines: Vec<RatedLine>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedLine {
    pub criterion: String,
    /// `not_yet`, `here`, `beyond`, or the number of a level from 0; empty where that was not said.
    #[serde(default)]
    pub stands: String,
    /// The name of that level.
    #[serde(default)]
    pub level: String,
    #[serde(default)]
    pub growing: String,
    #[serde(default)]
    pub beyond: String,
    /// The passage that shows it.
    #[serde(default)]
    pub quote: String,
    /// It shows in a picture or a recording of the version.
    #[serde(default)]
    pub in_file: bool,
    /// Where in which, while the version shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<OnFile>,
}

/// What a teacher said of a version by the criteria. It belongs to the piece: it is there whether or not the student said anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeacherRating {
    pub id: Uuid,
    /// The number of the version.
    pub version: i32,
    pub rubric: String,
    /// Oldest first.
    pub times: Vec<RatedTime>,
}

/// A line about a criterion that both said something of: *what do you see that I do not?*
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkSaid {
    /// As it is worded now.
    pub criterion: String,
    /// `me`, `teacher`.
    pub by: String,
    pub words: String,
    pub at: Moment,
}
