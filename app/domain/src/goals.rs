//! Goals: what a student is after, a habit or something to learn.
//!
//! A goal is its student's. It may be about several classes or none, and no class takes it along when its student leaves. The
//! student picks which teachers see it; they answer (agree, suggest, ask) and never decide. What was said on either side stays,
//! and so does every wording of the goal itself. A goal is adjusted, reached, or set aside with a reason: there is no way to fail one, no day is
//! counted, and nothing compares two students.
//!
//! What stands in the circle of control is its student's alone, whoever sees the goal: others see what came of it, a step or an ask.

mod act;
mod anew;
mod asks;
mod circle;
mod conversation;
mod plan;
mod said;
mod stage;
mod steps;
mod views;

pub use act::GoalAct;
pub use anew::as_read;
pub use asks::{AskKind, AskState, GoalAskView};
pub use circle::{Circle, MOST_THOUGHTS, ThoughtKind, ThoughtView};
pub use conversation::{AnswerWords, EntryKind, EntryView, Feel, GoalAnswer, MOST_FEELS};
pub use plan::{GoalKind, GoalPlan, MOST_CLASSES, MOST_READERS};
pub use said::GoalSaid;
pub use stage::{GoalStage, Move};
pub use steps::{LONGEST_STEP, MOST_OPEN_STEPS, StepEnd, StepView, step_by};
pub use views::{
    Adult, AimView, ChosenForIt, GoalCard, GoalClass, GoalDesk, GoalVersion, GoalView, GoalWait, GoalsForIt,
    GoalsOfStudent, HomeGoal, MOST_ON_HOME, OwnGoal, OwnGoals, on_home,
};
