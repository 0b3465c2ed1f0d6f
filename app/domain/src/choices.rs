//! Choice: how a student gets to a learning target, and what came of it.
//!
//! A teacher makes a *board*: one learning target, and options that all lead to it, along four *axes* (how I learn it, where and with
//! whom, with what tool or strategy, how I show it). A student picks as the board's template asks, says why or does not, and may pick
//! anew at any time; an earlier choice stays in the history. A student may propose an option of their own, which the teacher answers.
//! Nothing here blocks: a choice that lacks something is a choice, and the page says what it lacks.
//!
//! Afterwards the student says what helped. From these words, and nothing else, comes *what helped me, and when*: the student's own
//! page, shown to nobody until they show it. Below ten answers it holds no figure; it never compares two students.
//!
//! What was chosen stays readable: an option that somebody chose is never worded anew, it is retired and another takes its place.

mod act;
mod axis;
mod board;
mod edit;
mod helped;
mod outcome;
mod proposal;
mod said;
mod starts;
mod template;
mod totals;
mod views;

pub use act::{ChoiceAct, MOST_PROPOSALS, MOST_WITHDRAWN};
pub use axis::{Axis, ShowMode};
pub use board::{BoardPlan, BoardStage, LONGEST_OPTION, OptionWords};
pub use edit::{BoardEdit, EditAct, OptionEdit};
pub use helped::{FIGURES_FROM, HelpedGroup, HelpedNote, Reason, Tally, Tried, Untried, grouped, untried};
pub use outcome::Outcome;
pub use proposal::{ProposalAnswer, ProposalState, ProposalWords};
pub use said::ChoiceSaid;
pub use starts::{StartOption, start};
pub use template::{Missing, Offered, Template};
pub use totals::{FEWEST_SHOWN, Totals, totals};
pub use views::{
    AfterView, BoardCard, BoardClass, BoardView, ChoiceVersion, ChoiceView, ChosenBy, Face, HelpedOfStudent,
    HelpedView, HomeBoard, OptionView, OwnBoard, OwnBoards, OwnCard, OwnPiece, ProposalView, ServedGoal,
    StudentChoices,
};
