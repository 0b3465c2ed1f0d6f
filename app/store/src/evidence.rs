//! Evidence of goals and inquiries: links to whatever their student made (see [`domain::evidence`]).
//!
//! A link is a row with the kind of the thing, its id and, where that means one, a version. What it shows is read from what the feature
//! keeps, at every look: what its student took back is not among what is read, and a thing that is put back is shown again. Only a version
//! that was taken back ends its links for good, for nothing brings that version back.

mod glimpse;
mod of;
mod offered;
mod rights;
mod rows;
mod telling;

pub use of::{Reads, of};
pub use offered::offered;
pub use rows::{
    Of, Typed, end_linking, goals_with, link, linked_there, linked_to, linked_to_each, means, say, showing,
    standing_in, unlink,
};
pub use telling::{events_of, of_what_is_linked, streams};
