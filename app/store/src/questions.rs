//! The question board of a class.
//!
//! A question is told to the class's staff; to the class only where the class finds it now, or has found it until now; and to its student,
//! who may have left the class. What a group of a round chose has a student's name in its row (whoever wrote it down, so that erasing
//! finds it) and is nobody's own.

mod board;
mod desk;
mod doing;
mod essential;
mod guiding;
mod list;
mod marks;
mod rows;
mod words;

pub use board::way_open;
pub use doing::carry_out;
pub use rows::{class_of, from_round};
