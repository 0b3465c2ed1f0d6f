//! What shows a goal or an inquiry, and what leads from one thing to another.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;

/// Something of the portfolio that shows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub id: Uuid,
    /// The item, story or conference that is meant.
    pub item: Uuid,
    /// The kind of it; `story`, `conference`.
    pub what: String,
    /// Of a piece which version, of an inquiry which perspective or note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<Uuid>,
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// What it shows, in the student's words.
    #[serde(default)]
    pub words: String,
    pub at: Moment,
}

/// Another item of the portfolio, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Led {
    pub item: Uuid,
    #[serde(default)]
    pub title: String,
}
