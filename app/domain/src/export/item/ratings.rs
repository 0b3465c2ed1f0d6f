//! What a student said of a version by the criteria.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

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
}
