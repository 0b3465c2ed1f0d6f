//! Rubrics of a class, how a class makes one, and what is said by them.
//!
//! A rubric is its class's: its teachers hear of everything about it, its students from when it is made with them or in use. What a student
//! names while one is made goes to the staff with a name, and to the class without, once it is opened. What is said of a version belongs to
//! the student whose version it is, whoever said it; it goes to that student and to the class's staff, the student's own word only while
//! they show it.

mod attaching;
mod beginning;
mod beside;
mod citing;
mod doing;
mod editing;
mod list;
mod moving;
mod noting;
mod on_wall;
mod own;
mod piece;
mod rating;
mod rounds;
mod rows;
mod session;
mod talking;
mod things;

pub use beside::Unbegun;
pub use citing::cited;
pub use doing::{carry_out, streams};
pub use list::of_classes;
pub use on_wall::beside_prompt;
pub use rows::{levels, stage};
pub use session::MakingAct;
pub use things::by_ids as things_by_ids;
