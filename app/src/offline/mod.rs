//! How a student's page writes and reads. Every write is a command handed to [`send`]; every read goes through [`load`]. Today
//! both need the server; the queue on the device comes behind these two doors, and no page will notice.
//!
//! The console reads in the same way. A teacher's writes are no commands: their forms are posted as they stand, with `post`.

mod form;
mod json;
mod leaving;
mod outbox;
mod read;
mod refused;

#[cfg(feature = "hydrate")]
pub use form::fields;
pub use form::{Told, answer, envelope, take_one, take_over};
pub use json::parse;
pub use leaving::{patience, send_leaving, wait};
pub use outbox::send;
#[cfg(not(feature = "ssr"))]
pub use read::ask;
#[cfg(feature = "hydrate")]
pub use read::post;
pub use read::{Read, Reading, Text, read};
pub use refused::{KEYS as REFUSED_KEYS, Refused};

use crate::error::AppError;

/// What a student's page reads through.
pub async fn load<T>(fetch: impl Future<Output = Result<T, AppError>>) -> Result<T, AppError> {
    fetch.await
}
