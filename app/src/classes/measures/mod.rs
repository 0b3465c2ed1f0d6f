//! Data that a teacher enters for a class, each student their own; and what one student shows of theirs.

mod class;
mod student;

pub use class::{ClassDataPage, DataJudged};
pub use student::StudentDataPage;
