//! A student's pages of inquiry's beginning: the question boards of their classes, and a question round. Plain pages: the server makes
//! them, they follow what happens, and every form of them works without a script.

mod board;
mod card;
mod forms;
mod group;
mod improve;
mod own;
mod page;
mod round;
mod said;

pub use page::QuestionsPage;
pub use round::RoundPage;
