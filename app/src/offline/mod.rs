//! How a student's page writes and reads. Every write is a command handed to [`send`], which keeps it on the device until the server has
//! answered; what a page is made of is a [`Text`].
//!
//! The console reads in the same way. A teacher's writes are no commands: their forms are posted as they stand, with `post`.

mod form;
mod half;
mod json;
mod outbox;
mod read;
mod refused;
mod waiting;

pub use form::{Told, answer, envelope, take_one};
#[cfg(feature = "hydrate")]
pub use form::{fields, taking_over};
pub use half::{drop_half, half, keep_half};
pub use json::parse;
pub use outbox::{give_up, is_kept_here, send, send_leaving};
pub use read::Text;
#[cfg(not(feature = "ssr"))]
pub use read::ask;
#[cfg(feature = "hydrate")]
pub use read::post;
pub use refused::{KEYS as REFUSED_KEYS, Refused};
pub use waiting::{patience, wait};
