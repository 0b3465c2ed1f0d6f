//! Strategies as teachers see them: the shelf of a class, and the tries that students show.

mod add;
mod curate;
mod desk;
mod sentences;
mod tools;
pub mod tries;

pub use add::BankStrategyIdea;
pub use desk::ShelfDeskPage;
pub use tries::TriesShownPage;
