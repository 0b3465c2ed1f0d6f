//! A conference that the student leads: planned, rehearsed, held, looked back on.
//!
//! Whom with, and when, are the student's words: Waymark keeps no calendar and no address of a family. The **agenda** is a line of items,
//! each of which may point to picks of a story. **Rehearsal** walks through it one by one, with notes that nobody but the student ever
//! sees; **live** is the same without them, large, on one page that needs nothing more from the network. The family's questions and what
//! was agreed are typed in while it happens. An agreed step becomes a goal's, or a new goal, only by the student's press.

mod act;
mod agenda;
mod stage;
mod views;

pub use act::{ConferenceAct, ConferenceDeed, ItemWords, PlanWords, StepWords};
pub use agenda::ItemKind;
pub use stage::{ConferenceMove, ConferenceStage};
pub use views::{
    AgendaItem, AgreedStep, ConferenceCard, ConferenceView, FamilyQuestion, GoalOption, OwnConference, OwnConferences,
};

/// Most items of an agenda.
pub const MOST_ITEMS: usize = 20;
/// Most questions of one conference, and most agreed steps.
pub const MOST_QUESTIONS: usize = 30;
pub const MOST_STEPS: usize = 5;
/// Most conferences of one student; many years' worth.
pub const MOST_CONFERENCES: usize = 100;
/// Most picks that one item points to.
pub const MOST_SHOWN: usize = 6;
