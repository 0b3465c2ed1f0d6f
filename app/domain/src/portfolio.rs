//! The portfolio: everything a student made, what they picked of it, and *my story*.
//!
//! A portfolio is its student's. The **timeline** is not kept anywhere: it is read from what the features keep, source by source
//! ([`TimelineSource`]), and shows what there is; a month without anything is not a gap. A **story** is told once for a school year, under
//! a name of its student's, so that next year begins with a blank page and last year's stays as it was told. It is one line of parts:
//! chapters (words) and picks (something of the timeline, with *why it matters to me*), in the student's order.
//!
//! A pick says which version is meant: what is revised afterwards does not change a story that was told. Nobody else sees a story, until
//! the student shows it to a teacher of theirs; that can be taken back.

mod act;
mod opening;
mod order;
mod said;
mod source;
mod views;
mod year;

pub(crate) use act::picked;
pub use act::{PartWords, PortfolioAct, PortfolioDeed};
pub use opening::opening;
pub use order::{Way, moved};
pub use said::PortfolioSaid;
pub use source::{Happening, TimelineSource};
pub use views::{Entry, OwnStory, Part, PartIs, Shelved, StoryCard, StoryDesk, StoryView, Timeline};
pub use year::{SchoolYear, year_of};

/// Most parts of one story, chapters and picks together.
pub const MOST_PARTS: usize = 60;
/// Longest heading of a chapter and name of a story.
pub const LONGEST_HEADING: usize = 120;
/// Most entries of one page of the timeline.
pub const PAGE: usize = 40;
