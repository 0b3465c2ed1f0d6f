//! An inquiry: its question, its notes, its perspectives, and what a teacher asked.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionWording {
    pub id: Uuid,
    pub number: i32,
    pub words: String,
    #[serde(default)]
    pub because: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Perspective {
    pub id: Uuid,
    pub number: i32,
    /// As it was worded then.
    pub question: String,
    /// Rich words.
    pub words: String,
    #[serde(default)]
    pub based_on: String,
    #[serde(default)]
    pub used_to: String,
    #[serde(default)]
    pub now: String,
    pub at: Moment,
}

/// A research note. Without `title` it has no source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Nil in a document of an earlier release.
    #[serde(default, skip_serializing_if = "Uuid::is_nil")]
    pub id: Uuid,
    pub words: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub says: String,
    /// How far the source is trusted, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trust: Vec<Trusted>,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trusted {
    /// `yes`, `partly`, `not_sure`, `no`.
    pub trust: String,
    #[serde(default)]
    pub why: String,
    pub at: Moment,
}

/// What a teacher asked or noticed, and what the student answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub what: String,
    /// The note or the perspective of the inquiry that it is about; none: the question, and the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Uuid>,
    pub words: String,
    #[serde(default)]
    pub answer: String,
    pub at: Moment,
}
