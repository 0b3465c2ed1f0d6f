//! Conferences: their students', watched by the teachers they invite. Notes for the rehearsal are read by nobody but the student.

mod agenda;
mod doing;
mod list;
mod rows;
mod steps;
mod view;

pub use agenda::{of as agenda_of, shown_by};
pub use doing::{carry_out, streams};
pub use list::cards;
pub use rows::{event, of_student};
pub use steps::{questions, steps};
