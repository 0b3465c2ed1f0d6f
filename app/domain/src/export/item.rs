//! One thing that a student made, with everything that belongs to it. The parts of each kind have a file of their own, and so has what is asked of a
//! thing as a whole.

mod choices;
mod fixed;
mod goals;
mod inquiries;
mod joined;
mod links;
mod measures;
mod named;
mod pairs;
mod pieces;
mod places;
mod ratings;
mod told;
mod tries;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use choices::{Chosen, PickedOption, WhatHelped};
pub use goals::{Competency, GoalStep, GoalWording, Said};
pub use inquiries::{Note, Perspective, QuestionWording, Remark, Trusted};
pub use links::{Evidence, Led};
pub use measures::{DataSaid, Figure};
pub use pairs::Side;
pub use pieces::{Feedback, Followed, InLanguage, Marked, Passage, Revision, ShownFile};
pub use places::OnFile;
pub use ratings::{About, RatedLine, RatedTime, TalkSaid, TeacherRating};
pub use tries::{Answer, Tried};

use crate::classes::AccessPoint;
use crate::clock::Moment;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: Uuid,
    /// When it began.
    pub at: Moment,
    pub point: AccessPoint,
    /// When this was told of it, by the Waymark that it was made in. Of two tellings it says which is newer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_at: Option<Moment>,
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
        /// What teachers said of versions by the criteria.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ratings: Vec<TeacherRating>,
        /// What the student and teachers said to each other about a criterion, oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        talk: Vec<TalkSaid>,
        /// "I'm proud of this": it rests, and asks for nothing more.
        #[serde(default, skip_serializing_if = "is_not")]
        proud: bool,
    },
    /// "I used to think / now I think."
    Pair {
        used_to: String,
        now: String,
        before: Side,
        after: Side,
        /// What teachers asked, or added to what shows it, oldest first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        remarks: Vec<Remark>,
    },
    Goal {
        stage: String,
        /// Oldest first.
        wordings: Vec<GoalWording>,
        #[serde(default)]
        said: Vec<Said>,
        #[serde(default)]
        steps: Vec<GoalStep>,
        /// What shows it, as it was linked; what stands there still.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Evidence>,
        /// "I can …": what it aims at, claimed or not.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        competencies: Vec<Competency>,
        /// The classes it is about, by name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        classes: Vec<String>,
        /// How many teachers it was shown to. They are not named.
        #[serde(default, skip_serializing_if = "is_none_of_them")]
        shown_to: usize,
    },
    Choice {
        target: String,
        /// Oldest first.
        times: Vec<Chosen>,
        #[serde(default)]
        helped: Vec<WhatHelped>,
        /// The goal that it serves, by what it says now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        goal: Option<Led>,
        /// The piece that came of it, by its question.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        work: Option<Led>,
    },
    Try {
        need: String,
        words: String,
        tried: Vec<Tried>,
        #[serde(default)]
        answers: Vec<Answer>,
    },
    Inquiry {
        /// `question`, `research`, `perspective`, `shared`.
        stage: String,
        /// `going`, `resting`, `put_away`.
        #[serde(default)]
        pace: String,
        /// The question, oldest wording first.
        wordings: Vec<QuestionWording>,
        /// Oldest first.
        #[serde(default)]
        perspectives: Vec<Perspective>,
        /// Oldest first; those that stand there.
        #[serde(default)]
        notes: Vec<Note>,
        #[serde(default)]
        remarks: Vec<Remark>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Evidence>,
        /// The classes it is about, by name.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        classes: Vec<String>,
        /// How many teachers it was shown to. They are not named.
        #[serde(default, skip_serializing_if = "is_none_of_them")]
        shown_to: usize,
    },
    /// A question of theirs on a question board.
    Question {
        words: String,
        /// Where a teacher pointed to, if one did.
        #[serde(default)]
        answer: String,
    },
    /// A question round: what the student's group chose.
    Round {
        focus: String,
        chosen: Vec<String>,
        #[serde(default)]
        why: String,
        #[serde(default)]
        next: String,
        /// The student's own.
        #[serde(default)]
        learned: String,
    },
    /// What the student says of a version by the criteria.
    Rating {
        rubric: String,
        about: About,
        /// Oldest first.
        times: Vec<RatedTime>,
    },
    Measure {
        name: String,
        unit: String,
        /// `quiz`, `pace`, `level`, `own`.
        what: String,
        /// By day.
        figures: Vec<Figure>,
        /// Oldest first.
        #[serde(default)]
        notes: Vec<DataSaid>,
    },
    /// What they recommended for a class's shelf.
    Strategy {
        need: String,
        name: String,
        #[serde(default)]
        does: String,
        #[serde(default)]
        helps: String,
        #[serde(default)]
        address: String,
    },
    /// How sure the student was of one thing, when a class was asked. Theirs alone to read.
    Sure {
        /// "I can …"
        statement: String,
        /// The name of a [`crate::stage::Confidence`].
        level: String,
        /// By name.
        #[serde(default)]
        class: String,
    },
    /// What a teacher wrote to a whole class, or to several of it. Theirs alone to read.
    ClassNote {
        words: String,
        /// The prompt that it is about, if it is about one.
        #[serde(default)]
        question: String,
        /// By name.
        #[serde(default)]
        class: String,
    },
}

fn is_not(told: &bool) -> bool {
    !*told
}

fn is_none_of_them(count: &usize) -> bool {
    *count == 0
}

impl Item {
    /// What shows it, where something can.
    pub fn evidence(&self) -> &[Evidence] {
        match &self.content {
            Content::Goal { evidence, .. } | Content::Inquiry { evidence, .. } => evidence,
            _ => &[],
        }
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
}
