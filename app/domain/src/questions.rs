//! The question board of a class: what its students wonder.
//!
//! A question is its student's. It goes to the board at once or after a teacher's release, as the class is set; in K–5 a teacher releases
//! first unless the class is set otherwise. Classmates read it without a name, unless its student put the name there. *I wonder too* is
//! each student's own mark: nobody but the staff learns who else wonders, and nobody is told how many. Nothing here ranks.
//!
//! Whoever runs the board may take a question off it, with a sentence to its student, who keeps it. A student to whom a question seems not
//! to belong there says so; it is hidden from that student, and the staff decide.
//!
//! *Essential questions* are the class's: worded by its teachers, often out of a question round, on top of the board until they rest.

mod act;
mod appears;
mod essential;
mod guiding;
mod stage;
mod views;

pub use act::{LONGEST_QUESTION, MOST_ON_BOARD, QuestionAct, QuestionDeed, act};
pub use appears::Appears;
pub use essential::{EssentialAct, MOST_ESSENTIAL};
pub use guiding::QuestionGuiding;
pub use stage::{QuestionMove, QuestionStage};
pub use views::{
    ClassBoard, Desk, DeskQuestion, Essential, OwnQuestion, Pointer, QuestionBoards, QuestionCard, Reported, Running,
};
