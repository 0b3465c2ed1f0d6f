//! The student's pages about strategies: the shelf of their classes, and their own tries. Plain pages that follow what happens.

mod acts;
mod attempt;
mod items;
mod kept;
mod mine;
mod one;
mod page;
mod pick;
mod said;
mod show;
mod tries;

pub use page::ShelfPage;
pub use tries::TriesPage;
