//! Question rounds as a teacher makes and guides them.

mod after;
mod desk;
mod groups;
mod list;
mod new;

pub use desk::RoundDeskPage;
pub use list::RoundsPage;
