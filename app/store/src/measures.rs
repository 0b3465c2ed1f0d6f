//! A student's own data, and what they write about it.
//!
//! A measure is its student's, whoever entered it. It is heard by its student on their own stream, and by the staff of the class it is shown
//! to on that class's; no classmate hears of it, and nothing here reads two students at once.

mod doing;
mod guided;
mod own;
mod recording;
mod rows;

pub use doing::{carry_out, streams};
pub use rows::view;
