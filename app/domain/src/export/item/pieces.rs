//! A piece: its versions, and what was said to them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::OnFile;
use crate::clock::Moment;

/// A version of a piece.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    pub id: Uuid,
    pub number: i32,
    /// Rich words (`docs/portfolio-format.md`).
    pub words: String,
    #[serde(default)]
    pub ask: String,
    #[serde(default)]
    pub ask_words: String,
    /// How the student chose to show it (`Mode`), and why so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mode: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mode_why: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// An adult wrote it down.
    #[serde(default)]
    pub told: bool,
    pub at: Moment,
    #[serde(default)]
    pub files: Vec<ShownFile>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<InLanguage>,
}

/// The student's own words in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InLanguage {
    pub language: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownFile {
    pub file: Uuid,
    /// `image`, `drawing`, `sound`, `video`, `pdf`.
    #[serde(default)]
    pub kind: String,
    #[serde(default)]
    pub caption: String,
    #[serde(default)]
    pub transcript: String,
}

/// What a teacher answered to a version: any of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    pub version: i32,
    #[serde(default)]
    pub strength: String,
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub next_step: String,
    /// What was said of passages, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Passage>,
    /// What was said of places in a picture, a recording or a document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Marked>,
    pub at: Moment,
    #[serde(default)]
    pub followed: Vec<Followed>,
}

/// A passage of the version, and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    pub quote: String,
    #[serde(default)]
    pub words: String,
}

/// A place in something that the version shows, and what was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    pub on: OnFile,
    #[serde(default)]
    pub words: String,
}

/// What became of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    pub part: String,
    pub outcome: String,
    #[serde(default)]
    pub words: String,
}
