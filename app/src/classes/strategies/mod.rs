//! Strategies as teachers see them: the shelf of a class, and the tries that students show.

mod add;
mod curate;
mod desk;
mod sentences;
pub mod tools;
mod tries;

pub use add::BankStrategyIdea;
pub use desk::ShelfDeskPage;
pub use tries::TriesShownPage;
