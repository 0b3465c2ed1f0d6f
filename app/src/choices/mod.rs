//! A student's choices: boards to choose from, one board, and what helped. Plain pages: the server makes them, they follow what happens,
//! and every form of them works without a script.

mod after;
mod begin;
mod board;
mod choose;
mod form;
mod helped;
mod list;
mod own;
mod tried;
mod work;

pub use board::BoardPage;
pub use form::{Done, Typed, bar};
pub use helped::HelpedPage;
pub use list::ChoicesPage;
