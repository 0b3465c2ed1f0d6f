//! One thing that a student made, with everything that belongs to it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::classes::AccessPoint;
use crate::clock::Moment;
use crate::goals::GoalPlan;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: Uuid,
    /// When it began.
    pub at: Moment,
    pub point: AccessPoint,
    #[serde(flatten)]
    pub content: Content,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    Piece {
        question: String,
        /// Oldest first; those that were shared.
        versions: Vec<Revision>,
        #[serde(default)]
        feedback: Vec<Feedback>,
    },
    /// "I used to think / now I think."
    Pair { used_to: String, now: String, before: Side, after: Side },
    Goal {
        stage: String,
        /// Oldest first.
        wordings: Vec<GoalWording>,
        #[serde(default)]
        said: Vec<Said>,
        #[serde(default)]
        steps: Vec<GoalStep>,
    },
    Choice {
        target: String,
        /// Oldest first.
        times: Vec<Chosen>,
        #[serde(default)]
        helped: Vec<WhatHelped>,
    },
    Try {
        need: String,
        words: String,
        tried: Vec<Tried>,
        #[serde(default)]
        answers: Vec<Answer>,
    },
}

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

/// What a teacher answered to a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    pub version: i32,
    #[serde(default)]
    pub strength: String,
    #[serde(default)]
    pub question: String,
    #[serde(default)]
    pub next_step: String,
    pub at: Moment,
    #[serde(default)]
    pub followed: Vec<Followed>,
}

/// What became of a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Followed {
    pub part: String,
    pub outcome: String,
    #[serde(default)]
    pub words: String,
}

/// A side of a pair: as it was cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    pub piece: Uuid,
    pub number: i32,
    pub question: String,
    pub words: String,
    pub at: Moment,
}

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
    #[serde(default)]
    pub ended: String,
    #[serde(default)]
    pub end_words: String,
    #[serde(default)]
    pub ended_at: Option<Moment>,
}

/// A time of choosing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    pub why: String,
    pub at: Moment,
    pub options: Vec<PickedOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PickedOption {
    pub axis: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatHelped {
    pub axis: String,
    pub option: String,
    pub outcome: String,
    #[serde(default)]
    pub words: String,
    pub at: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    pub name: String,
    #[serde(default)]
    pub changed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeps: Option<String>,
}

/// A teacher's sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub words: String,
    pub at: Moment,
}

impl Item {
    /// What it is called in a line.
    pub fn title(&self) -> &str {
        match &self.content {
            Content::Piece { question, .. } => question,
            Content::Pair { now, .. } => now,
            Content::Goal { wordings, .. } => wordings.last().map_or("", |wording| &wording.plan.statement),
            Content::Choice { target, .. } => target,
            Content::Try { words, .. } => words,
        }
    }

    /// The beginning of it, in its student's words; may be empty.
    pub fn opening(&self) -> &str {
        match &self.content {
            Content::Piece { versions, .. } => versions.last().map_or("", |version| &version.words),
            Content::Pair { used_to, .. } => used_to,
            Content::Goal { wordings, .. } => wordings.last().map_or("", |wording| &wording.plan.why),
            Content::Choice { times, .. } => times.last().map_or("", |time| &time.why),
            Content::Try { tried, .. } => tried.last().map_or("", |tried| &tried.changed),
        }
    }

    /// The kind's name in tables and in the document.
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::Piece { .. } => "piece",
            Content::Pair { .. } => "pair",
            Content::Goal { .. } => "goal",
            Content::Choice { .. } => "choice",
            Content::Try { .. } => "try",
        }
    }

    /// As others are shown it: without what was answered and asked.
    pub fn told(mut self) -> Self {
        match &mut self.content {
            Content::Piece { versions, feedback, .. } => {
                feedback.clear();
                for version in versions {
                    version.ask.clear();
                    version.ask_words.clear();
                }
            }
            Content::Goal { said, .. } => said.retain(|said| said.by == "me"),
            Content::Try { answers, .. } => answers.clear(),
            Content::Pair { .. } | Content::Choice { .. } => {}
        }
        self
    }

    /// Every file that something in it shows.
    pub fn files(&self) -> Vec<Uuid> {
        match &self.content {
            Content::Piece { versions, .. } => {
                versions.iter().flat_map(|version| &version.files).map(|shown| shown.file).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The newest version of it that can be picked, where it has several.
    pub fn newest(&self) -> Option<Uuid> {
        match &self.content {
            Content::Piece { versions, .. } => versions.last().map(|version| version.id),
            Content::Goal { wordings, .. } => wordings.last().map(|wording| wording.id),
            Content::Pair { .. } | Content::Choice { .. } | Content::Try { .. } => None,
        }
    }

    /// As it was when `fixed` of it was picked: no later version, no later wording. None: it has no such version (any more).
    pub fn fixed(mut self, fixed: Option<Uuid>) -> Option<Self> {
        let Some(fixed) = fixed else { return Some(self) };
        match &mut self.content {
            Content::Piece { versions, feedback, .. } => {
                versions.retain(|version| version.id == fixed);
                let number = versions.first()?.number;
                feedback.retain(|said| said.version <= number);
            }
            Content::Goal { wordings, .. } => {
                let at = wordings.iter().position(|wording| wording.id == fixed)?;
                wordings.truncate(at + 1);
            }
            Content::Pair { .. } | Content::Choice { .. } | Content::Try { .. } => {}
        }
        Some(self)
    }
}
