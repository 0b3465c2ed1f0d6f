//! How a student's page writes and reads. Every write is a command handed to [`send`]; every read goes through [`load`]. Today
//! both need the server; the queue on the device comes behind these two doors, and no page will notice.

mod outbox;

pub use outbox::send;

use crate::error::AppError;

/// What a student's page reads through.
pub async fn load<T>(fetch: impl Future<Output = Result<T, AppError>>) -> Result<T, AppError> {
    fetch.await
}
