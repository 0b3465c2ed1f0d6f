//! Own data: figures, and what was said of them.

use serde::{Deserialize, Serialize};

use crate::clock::Moment;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// `2026-09-14`
    pub day: String,
    /// A decimal number: `12.5`.
    pub amount: String,
    /// `me`, `teacher`.
    #[serde(default)]
    pub by: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataSaid {
    /// The two days it is about, as they were then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Figure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Figure>,
    #[serde(default)]
    pub says: String,
    #[serde(default)]
    pub will: String,
    pub at: Moment,
}
