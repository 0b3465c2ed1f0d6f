//! The question board of a class, as those see it who teach it.

mod desk;
mod essential;
mod one;
mod setting;

pub use desk::QuestionDeskPage;
