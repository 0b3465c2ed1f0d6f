//! Inquiries: their students', shown to teachers whom they pick, as goals are.
//!
//! Every event of an inquiry goes to persons, each on their own stream. Who may read one, and what of it, is asked in one place,
//! [`readable`]; whoever it is no longer shown to finds nothing.

mod cards;
mod doing;
mod evidence;
mod guided;
mod list;
mod notes;
mod off_staff;
mod perspectives;
mod readable;
mod readers;
mod remarks;
mod rows;
mod view;
mod waiting;
mod wording;

pub use doing::carry_out;
pub use evidence::shows_less;
pub use off_staff::{end_reading, hear_of_leaving};
pub use perspectives::one as perspective_view;
pub use readable::{may_read, owner_reads, shown_changed, teacher_reads};
pub use readers::{of as readers, picked, streams};
pub use rows::{events, state as stands};
pub use wording::{classes as about_classes, question};
