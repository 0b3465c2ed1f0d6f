//! Portfolios: the timeline of everything a student made, the stories they tell of it, and who sees those.
//!
//! Nothing here is a copy. The timeline is read from what the features keep (`timeline/`, one file for each source), and a pick is a
//! reference to a version that never changes, shown through the document that an export would hold of it ([`crate::export`]).

mod doing;
mod list;
mod off_staff;
mod parts;
mod readers;
mod rights;
mod stories;
mod telling;
mod timeline;
mod tools;
mod view;

pub use doing::{carry_out, streams};
pub use off_staff::{end_reading, hear_of_leaving};
pub use parts::of_student as parts_of_student;
pub use readers::{Shown, adults_of, hear, show};
pub use rights::{sees, shown_files};
pub use stories::event;
pub use telling::{events_of, of_what_stands_in_stories, streams_of_readers};
pub use timeline::newest;
pub use view::part as part_view;
