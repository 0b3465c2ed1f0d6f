//! Tries: their students', shown to whom they pick. Every event of a try goes to persons, each on their own stream, as a goal's does;
//! but for a tool that a student names ([`tools`]): their teachers are asked about it, and hear of its name alone.

mod doing;
mod list;
mod off_staff;
mod readers;
mod rows;
mod shown;
mod tools;
mod view;

pub use doing::{carry_out, kept};
pub use off_staff::{end_reading, hear_of_leaving};
pub use readers::streams;
pub use tools::{asked, asked_in, unapproved, unapproved_names};
