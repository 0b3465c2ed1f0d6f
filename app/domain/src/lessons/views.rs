use super::LessonStep;
use crate::clock::Moment;
use crate::id::{ClassId, LessonId, LessonStepId};

/// A lesson in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonCard {
    pub id: LessonId,
    pub title: String,
    /// Whose it is.
    pub owner_name: String,
    /// The reader's own: theirs to change.
    pub mine: bool,
    pub steps: u32,
    /// Of all its steps that say how long they are meant to take.
    pub minutes: u32,
    pub changed_at: Moment,
    pub archived: bool,
    /// Stands in the class that was asked about.
    pub here: bool,
}

/// A class that its owner teaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InClass {
    pub class: ClassId,
    pub name: String,
    /// The lesson stands in it.
    pub stands: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView {
    pub id: LessonStepId,
    pub step: LessonStep,
    /// Grows with each change, so that no window overwrites what another kept.
    pub rev: i64,
}

/// A lesson, for those who may run it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonView {
    pub card: LessonCard,
    pub class_name: String,
    /// Whether the door of the class is open: only then can it run.
    pub door_open: bool,
    /// For its owner alone: where it stands and where it could.
    pub classes: Vec<InClass>,
    pub steps: Vec<StepView>,
    /// Runs in this class right now.
    pub running: bool,
}

/// A lesson that runs in a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunView {
    pub lesson: LessonId,
    pub class: ClassId,
    pub title: String,
    /// The number of the step, from one, and how many there are.
    pub number: u32,
    pub of: u32,
    /// Where it stands; none where its lesson lost all its steps.
    pub step: Option<StepView>,
    /// What the wall is asked to show is what the step says: not where there was none to show, or somebody chose otherwise since.
    pub on_wall: bool,
    pub next: Option<StepView>,
    pub may_go_back: bool,
    /// Since when the step is shown.
    pub since: Moment,
}
