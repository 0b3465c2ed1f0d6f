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
}

fn is_none_of_them(count: &usize) -> bool {
    *count == 0
}

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

/// Another item of the portfolio, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Led {
    pub item: Uuid,
    #[serde(default)]
    pub title: String,
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
    pub words: String,
    #[serde(default)]
    pub answer: String,
    pub at: Moment,
}

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
            Content::Inquiry { wordings, .. } => wordings.last().map_or("", |wording| &wording.words),
            Content::Question { words, .. } => words,
            Content::Round { focus, .. } => focus,
            Content::Rating { rubric, .. } => rubric,
            Content::Measure { name, .. } => name,
            Content::Strategy { name, .. } => name,
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
            Content::Inquiry { perspectives, .. } => perspectives.last().map_or("", |said| &said.words),
            Content::Question { .. } => "",
            Content::Round { chosen, learned, .. } => match chosen.first() {
                Some(first) => first,
                None => learned,
            },
            Content::Rating { about, .. } => &about.question,
            Content::Measure { notes, .. } => notes.last().map_or("", |said| &said.says),
            Content::Strategy { helps, .. } => helps,
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
            Content::Inquiry { .. } => "inquiry",
            Content::Question { .. } => "question",
            Content::Round { .. } => "round",
            Content::Rating { .. } => "rating",
            Content::Measure { .. } => "measure",
            Content::Strategy { .. } => "strategy",
        }
    }

    /// As others are shown it: without what was answered and asked, of an inquiry without the notes; and without a word of what else it leads
    /// to, which has rules of its own.
    pub fn told(mut self) -> Self {
        match &mut self.content {
            Content::Piece { versions, feedback, .. } => {
                feedback.clear();
                for version in versions {
                    version.ask.clear();
                    version.ask_words.clear();
                }
            }
            Content::Goal { said, evidence, competencies, shown_to, .. } => {
                said.retain(|said| said.by == "me");
                evidence.clear();
                competencies.iter_mut().for_each(|competency| competency.evidence = None);
                *shown_to = 0;
            }
            Content::Choice { goal, work, .. } => (*goal, *work) = (None, None),
            Content::Try { answers, .. } => answers.clear(),
            Content::Inquiry { notes, remarks, evidence, shown_to, .. } => {
                notes.clear();
                remarks.clear();
                evidence.clear();
                *shown_to = 0;
            }
            Content::Question { answer, .. } => answer.clear(),
            Content::Pair { .. }
            | Content::Round { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. } => {}
        }
        self
    }

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

    /// The newest version of it that can be picked, where it has several.
    pub fn newest(&self) -> Option<Uuid> {
        match &self.content {
            Content::Piece { versions, .. } => versions.last().map(|version| version.id),
            Content::Goal { wordings, .. } => wordings.last().map(|wording| wording.id),
            Content::Inquiry { wordings, perspectives, .. } => {
                let wording = wordings.last().map(|wording| (wording.at, wording.id));
                let said = perspectives.last().map(|said| (said.at, said.id));
                // Said in the moment it was worded, it is the perspective that is newer.
                match (wording, said) {
                    (Some((worded, wording)), Some((at, _))) if worded > at => Some(wording),
                    (_, Some((_, said))) => Some(said),
                    (wording, None) => wording.map(|(_, id)| id),
                }
            }
            Content::Pair { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Question { .. }
            | Content::Round { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. } => None,
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
            Content::Inquiry { wordings, perspectives, notes, remarks, evidence, .. } => {
                let at = match perspectives.iter().position(|said| said.id == fixed) {
                    Some(place) => {
                        perspectives.truncate(place + 1);
                        let at = perspectives[place].at;
                        wordings.retain(|wording| wording.at <= at);
                        at
                    }
                    None => {
                        let place = wordings.iter().position(|wording| wording.id == fixed)?;
                        wordings.truncate(place + 1);
                        let at = wordings[place].at;
                        perspectives.retain(|said| said.at <= at);
                        at
                    }
                };
                notes.retain(|note| note.at <= at);
                remarks.retain(|remark| remark.at <= at);
                evidence.retain(|shown| shown.at <= at);
            }
            Content::Pair { .. }
            | Content::Choice { .. }
            | Content::Try { .. }
            | Content::Question { .. }
            | Content::Round { .. }
            | Content::Rating { .. }
            | Content::Measure { .. }
            | Content::Strategy { .. } => {}
        }
        Some(self)
    }
}
