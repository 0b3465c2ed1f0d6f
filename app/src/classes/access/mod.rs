//! `/class/{id}/access`: access to growth. Everybody on the roster by each way in, with whose turn it is, and who needs a teacher next.

mod card;
mod page;
mod place;
mod reason;
mod table;

pub use card::AccessCard;
pub(super) use card::next_few;
pub use page::AccessPage;
