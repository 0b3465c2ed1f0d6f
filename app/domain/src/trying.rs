//! Try two: a student poses a need, tries two strategies or tools on real work, says what each changed, and keeps or drops it.
//!
//! A try is its student's. Nobody else sees it, until the student shows it to a teacher of theirs; that can be taken back. Two, because
//! one that does not help says little and a second beside it says much; but nothing waits for the second, and a try may be set aside at
//! any time without a word. Dropping is as good an outcome as keeping. What was kept is *my strategies*, in the student's own words.

mod act;
mod stage;
mod views;

pub(crate) use act::act as try_act;
pub use act::{Keeps, TryAct, TryDeed};
pub use stage::{TryMove, TryStage, TryState};
pub use views::{OwnTries, Pickable, TriedPiece, TriedView, TryAnswer, TryDesk, TryView};

/// Most strategies of one try.
pub const MOST_TRIED: usize = 2;
