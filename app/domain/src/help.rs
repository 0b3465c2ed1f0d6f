//! The help queue: a student in the room asks for help, with one sentence or without a word, and is in a line that everybody can trust.
//!
//! The line is by when one asked and by nothing else. A student sees how many are before them and never who; a teacher sees the
//! sentence that was given, and the piece only where it was shared anyway. What was asked is [`Open`] (waiting, or a teacher is on the way)
//! or it is over. Only what is open can be claimed, given back or ended: whatever is over has nothing that could happen to it, in this type
//! and so in the queue.

mod act;
mod stage;
mod views;

pub use act::{HelpAct, HelpDeed, HelpPlace};
pub use stage::{End, HelpStage, Open};
pub use views::{HelpDesk, HelpQueue, OwnHelp, OwnStanding, QueueEntry};

/// Characters of the words that a teacher answers right in the queue.
pub const LONGEST_HELP: usize = crate::words::LONGEST_SENTENCE;
