//! A goal: its wordings, its conversation, its steps, and what it aims at.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Moment;
use crate::goals::GoalPlan;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalWording {
    pub id: Uuid,
    pub number: i32,
    pub plan: GoalPlan,
    pub at: Moment,
}

/// A sentence with who said it: `me`, `teacher`, `family`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub by: String,
    #[serde(default)]
    pub what: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feels: Vec<String>,
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalStep {
    pub words: String,
    pub at: Moment,
    /// Until when it was to be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Moment>,
    #[serde(default)]
    pub ended: String,
    #[serde(default)]
    pub end_words: String,
    #[serde(default)]
    pub ended_at: Option<Moment>,
}

/// Of a class's list, in student language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub identifier: String,
    /// "I can …"
    pub statement: String,
    #[serde(default)]
    pub class: String,
    /// What the student says of it.
    #[serde(default)]
    pub claim: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_at: Option<Moment>,
    /// The evidence it is claimed with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Uuid>,
    pub at: Moment,
}
