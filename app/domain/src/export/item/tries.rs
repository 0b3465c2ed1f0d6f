//! A try: what was tried, and a teacher's sentence.

use serde::{Deserialize, Serialize};

use super::Led;
use crate::clock::Moment;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// Empty for others where it names an outside tool that nobody approved.
    pub name: String,
    /// What it is: a strategy, something without a screen, an outside tool.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    #[serde(default)]
    pub changed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeps: Option<String>,
    /// The piece that came of it, by its question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Led>,
}

/// A teacher's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub words: String,
    pub at: Moment,
}
