//! What a viewer may find. Every lookup of the store starts here: the finder takes the viewer, and what the viewer has no
//! part in is *not found*, exactly like what is not there.

mod choices;
mod classes;
mod goals;
mod help;
mod people;
mod pieces;
mod portfolio;
mod questions;
mod rounds;
mod rubrics;
mod shelf;

pub use choices::{any_guided_board, found_board, guided_board};
pub use classes::{all_attended, attended, class, classes_left, classes_of, enrollment, guided, led, standing};
pub use goals::{own_goal, shown_goal};
pub use help::{guided_help, own_help};
pub use people::{district, person, role, schools_of, staff};
pub use pieces::{guided_note, own_piece, own_piece_if_any, shared_piece};
pub use portfolio::{readable_conference, readable_story};
pub use questions::{found_question, guided_question, own_question};
pub use rounds::{any_guided_round, found_round, guided_round};
pub use rubrics::{any_guided_rubric, found_rubric, guided_rubric, own_measure};
pub use shelf::{curated_strategy, own_strategy, own_try, shown_try};
