//! A student's rubrics: those of their classes, one that a class is making, a piece looked at by one, and what stands beside the writing.
//! Plain pages: the server makes them, they follow what happens, and every form of them works without a script.

mod beside;
mod criteria;
mod inside;
mod list;
mod making;
mod said;
mod steps;

pub use beside::BesidePage;
pub use criteria::CriteriaPage;
pub use inside::{fold, of_version};
pub use list::RubricsPage;
pub use making::MakingPage;
