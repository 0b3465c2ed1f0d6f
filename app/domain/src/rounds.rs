//! A question round: the Question Formulation Technique as one guided activity of a class.
//!
//! A teacher brings a *focus*, which is a statement, a picture or an object and never a question: an answer that waits behind it would
//! close what is to be opened. Groups of three or four ask as many questions as they can; one device in each group, the *scribe*'s,
//! writes them down as they are said. Then they improve them, choose three and say why, say what they will do with them, and each looks
//! back alone.
//!
//! The teacher moves the steps, forward and back; all devices follow. What can be written in which step stands in [`RoundStep::admits`].
//! Going back loses nothing. What a group writes is its own and its teachers' until the teacher shows the chosen ones to the class.

mod act;
mod focus;
mod groups;
mod minutes;
mod read;
mod step;
mod views;
mod wall;

pub use act::{CHOSEN, GroupPart, MOST_IN_GROUP, QuestionKind, RoundAct, RoundDeed};
pub use focus::{Focus, FocusKind, LONGEST_FOCUS, is_question};
pub use groups::{DealtFrom, deal, sizes, smallest};
pub use minutes::{MOST_MINUTES, Minutes};
pub use read::as_read;
pub use step::{RoundPart, RoundStep};
pub use views::{
    Member, OwnGroup, OwnRound, RoundCard, RoundClass, RoundDesk, RoundGroup, RoundLine, SharedGroup, StepClock,
};
pub use wall::RoundOnWall;
