//! A lesson: what a teacher means to do with a class, lined up beforehand in steps, and done again with another class.
//!
//! A step sets what the wall shows and how long it is meant to take; some ask the class a prompt. A lesson is its owner's and stands in
//! the classes it is meant for: whoever teaches one of them may run it there and make a copy of their own. Running asks anew: the
//! prompts of a step are made for the class it runs in, so that two classes never answer the same one.
//!
//! A run goes forward and back ([`turn`]). Going back shows again and asks nothing twice.

mod run;
mod step;
mod views;

pub use run::{Turn, turn};
pub use step::{LessonStep, MOST_MINUTES, MOST_STEPS, StepScene, StepTyped};
pub use views::{InClass, LessonCard, LessonView, RunView, StepView};

use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_NAME, line};

/// What a lesson is called. Invalid: `title`.
pub fn title(typed: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let title = faults.take("title", line(typed, LONGEST_NAME));
    faults.done(title)
}
