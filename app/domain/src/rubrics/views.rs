//! Rubrics and what is said by them, as pages read them.

use super::{MakingStep, RatingLine, RubricStage};
use crate::classes::GradeBand;
use crate::clock::Moment;
use crate::id::{ClassId, CriterionId, PersonId, PromptId, ReflectionId, RubricId, RubricNoteId, SampleId};
use crate::showing::ShownView;

/// In the list of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricCard {
    pub id: RubricId,
    pub class: ClassId,
    pub title: String,
    pub stage: RubricStage,
    /// Of its wording.
    pub version: i32,
    pub criteria: usize,
    pub made_with_class_at: Option<Moment>,
    pub changed_by: String,
    pub changed_at: Moment,
    pub rev: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionView {
    pub id: CriterionId,
    pub words: String,
    /// What each level looks like; as many as the wording has levels.
    pub levels: Vec<String>,
}

/// One version of its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordingView {
    pub version: i32,
    /// Names of the levels; none of a single-point rubric.
    pub levels: Vec<String>,
    pub criteria: Vec<CriterionView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierWording {
    pub at: Moment,
    pub wording: WordingView,
}

/// One rubric, for those who teach its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricView {
    pub card: RubricCard,
    pub class_name: String,
    pub band: GradeBand,
    pub archived: bool,
    pub wording: WordingView,
    /// Newest first.
    pub earlier: Vec<EarlierWording>,
    /// The prompts of its class, newest first, each with whether this rubric stands beside it.
    pub prompts: Vec<(PromptId, String, bool)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricFace {
    pub id: RubricId,
    pub title: String,
    pub made_with_class_at: Option<Moment>,
}

/// A rubric as its students read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRubric {
    pub face: RubricFace,
    pub class_name: String,
    pub wording: WordingView,
}

/// A student's rubrics: those that a class is making right now, and those in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRubrics {
    pub making: Vec<(RubricFace, String)>,
    pub in_use: Vec<OwnRubric>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleView {
    pub id: SampleId,
    pub words: String,
}

/// What somebody named. Who it was is for the staff alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingNote {
    pub id: RubricNoteId,
    pub sample: Option<SampleId>,
    pub words: String,
    /// Where it was sorted.
    pub criterion: Option<CriterionId>,
    pub mine: bool,
    pub by_name: String,
    pub at: Moment,
    /// A teacher let the class read it; it does while notes are open.
    pub shown: bool,
}

/// What somebody says of a wording. A reply about an older wording is none any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingReply {
    pub criterion: CriterionId,
    pub fits: bool,
    pub words: String,
    pub by_name: String,
}

/// Making a rubric, for those who lead it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingView {
    pub card: RubricCard,
    pub class_name: String,
    pub archived: bool,
    pub notes_open: bool,
    pub samples: Vec<SampleView>,
    pub notes: Vec<MakingNote>,
    pub criteria: Vec<CriterionView>,
    pub replies: Vec<MakingReply>,
}

/// The same, for a student of the class: own notes always, others' once they are open, nobody's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnMaking {
    pub face: RubricFace,
    pub class_name: String,
    pub stage: RubricStage,
    pub step: Option<MakingStep>,
    pub notes_open: bool,
    pub samples: Vec<SampleView>,
    pub notes: Vec<MakingNote>,
    pub criteria: Vec<CriterionView>,
    /// The student's own.
    pub replies: Vec<MakingReply>,
    pub teachers: Vec<String>,
}

/// What was said at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingRound {
    pub at: Moment,
    pub lines: Vec<RatingLine>,
}

/// What somebody says of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingView {
    pub by: PersonId,
    pub by_name: String,
    /// Its student's own.
    pub own: bool,
    pub shown: bool,
    pub now: RatingRound,
    /// Newest first.
    pub earlier: Vec<RatingRound>,
}

impl RatingView {
    pub fn of(&self, criterion: CriterionId) -> Option<&RatingLine> {
        self.now.lines.iter().find(|line| line.criterion == criterion)
    }
}

/// A line of the conversation about a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TalkLine {
    pub criterion: CriterionId,
    pub by: PersonId,
    pub by_name: String,
    pub words: String,
    pub at: Moment,
}

/// One version, with the wording that it is looked at by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionCriteria {
    pub number: i32,
    pub shared_at: Moment,
    pub words: String,
    /// What it shows, without marks.
    pub shown: Vec<ShownView>,
    pub rubric: RubricFace,
    pub wording: WordingView,
    /// The student's first.
    pub ratings: Vec<RatingView>,
    pub newest: bool,
}

impl VersionCriteria {
    pub fn own(&self) -> Option<&RatingView> {
        self.ratings.iter().find(|rating| rating.own)
    }

    pub fn by(&self, person: PersonId) -> Option<&RatingView> {
        self.ratings.iter().find(|rating| rating.by == person)
    }

    /// The student and somebody else said something of it: there is something to talk about.
    pub fn both(&self, criterion: CriterionId) -> bool {
        let said = |own: bool| self.ratings.iter().any(|r| r.own == own && r.shown && r.of(criterion).is_some());
        said(true) && said(false)
    }
}

/// A piece by its criteria, for its student or for those who teach its class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceCriteria {
    pub piece: ReflectionId,
    pub student: PersonId,
    pub student_name: String,
    pub picture: String,
    pub class: Option<ClassId>,
    pub class_name: String,
    pub band: GradeBand,
    pub question: String,
    /// The one it is looked at by, if there is any.
    pub rubric: Option<OwnRubric>,
    /// Its teacher put it beside the prompt; the student picks no other.
    pub of_prompt: bool,
    /// Those that the student may pick from.
    pub offered: Vec<RubricFace>,
    /// Newest first.
    pub versions: Vec<VersionCriteria>,
    /// Oldest first.
    pub talk: Vec<TalkLine>,
    /// Who can read it.
    pub teachers: Vec<String>,
}

/// What stands beside the writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    pub rubric: Option<OwnRubric>,
    pub band: GradeBand,
    /// Of a piece that was begun.
    pub piece: Option<ReflectionId>,
}
