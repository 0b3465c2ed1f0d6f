//! Joining: a student types or scans the code, says who they are, and shows four pictures. Plain pages, no WASM, and no script is needed.
//! What one page proves to the next travels as a ticket that the server signed; a page only hands it on.

mod around;
mod code;
mod ended;
mod locked;
mod name;
mod names;
mod pin;

pub use code::CodePage;
pub use ended::EndedPage;
pub use locked::LockedPage;
pub use name::NamePage;
pub use names::Pick;
pub use pin::{Board, PinPage};
