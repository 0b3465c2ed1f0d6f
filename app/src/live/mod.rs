//! Live: two ends of one wire. The server's [`Hub`] hears every event after it is on disk and hands it to whoever may hear
//! it; the browser's [`feed`] reads it and gives it to the page that is open.

pub mod calm;
#[cfg(feature = "ssr")]
mod connection;
pub mod feed;
#[cfg(feature = "hydrate")]
pub mod finger;
#[cfg(feature = "ssr")]
mod hint;
#[cfg(feature = "ssr")]
mod hub;
#[cfg(feature = "ssr")]
mod presence;
#[cfg(feature = "ssr")]
mod queue;

#[cfg(feature = "ssr")]
pub use connection::{Connection, Piece};
#[cfg(feature = "ssr")]
pub use hint::Hint;
#[cfg(feature = "ssr")]
pub use hub::{Hub, HubRunner};
