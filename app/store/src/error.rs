//! What can come of asking the store: a refusal that a person reads, a queue that is full, or something of ours that broke.

use domain::refusal::Refusal;
use sea_orm::DbErr;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Too many writes are waiting. Nothing happened; trying again is safe.
    #[error("the queue of writes is full")]
    Busy,
    /// Logged under this id; people see a plain sentence and the id.
    #[error("internal error {incident}")]
    Internal { incident: String, retry: bool },
}

impl Error {
    /// Logs what happened, without any value that was bound to the statement.
    pub fn internal(what: &dyn std::fmt::Display) -> Self {
        let incident = incident();
        tracing::error!(%incident, error = %what, "store");
        Self::Internal { incident, retry: false }
    }

    pub fn not_found() -> Self {
        Self::Refused(Refusal::NotFound)
    }
}

/// A short id that a person can read aloud and an operator can search for.
fn incident() -> String {
    let id = uuid::Uuid::now_v7().simple().to_string();
    id[20..].to_owned()
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        let text = error.to_string();
        // Deadlock and serialization failure: the job is run again.
        let retry = text.contains("deadlock detected") || text.contains("could not serialize");
        if retry {
            return Self::Internal { incident: "retry".into(), retry };
        }
        Self::internal(&error)
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        // Only the place in the text, never the text.
        Self::internal(&format_args!("json at line {} column {}", error.line(), error.column()))
    }
}
