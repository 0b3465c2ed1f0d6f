//! The projector: what the back row sees. A viewer of its own, by the capability in its address; the server sends it no name.
//!
//! Its window is a plain page. Its `<main>` is made here, whole, for each scene; a small script (`/projector.js`) asks for it again when
//! what is staged changed, asks for the cards that came, and says by itself what changes each second: how many are here, how many write,
//! what is left of a timer, whose turn it is among the sheets.

mod cards;
mod foot;
mod join;
mod keys;
mod page;
mod scenes;

pub use cards::some_cards;
pub use page::{Window, no_projector};
