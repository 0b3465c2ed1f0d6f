//! Joining: a student types or scans the code, says who they are, and shows four pictures. Plain pages, no WASM, and no script is needed.
//! What one page proves to the next travels as a ticket that the server signed; a page only hands it on. Into a class of the youngest the
//! pages have pictures first, and say what is to be done (docs/decisions/0040-early.md).

mod around;
mod back;
mod code;
mod ended;
mod locked;
mod name;
mod names;
mod pin;
mod problem;
mod top;

pub use code::CodePage;
pub use ended::EndedPage;
pub use locked::LockedPage;
pub use name::NamePage;
pub use names::Pick;
pub use pin::{Board, PinPage};

#[cfg(test)]
mod tests;
