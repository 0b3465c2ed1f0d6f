//! Why something with a file was not done, and how it is said.

use app::error::AppError;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::files::FileStanding;
use domain::refusal::{Refusal, Sentence};

use crate::forms::visit::status_of;

#[derive(Debug)]
pub enum Trouble {
    /// The sign-in is over: the device keeps the file until somebody signs in again. As for commands.
    SignedOut,
    Refused(AppError),
    /// The bytes go on elsewhere than the device believed.
    Elsewhere(Box<FileStanding>),
    /// The bytes are not what they should be; the file is refused, and says why.
    NotThat(Box<FileStanding>),
    /// The object store did not take or give it: a full disk, a network. What was acknowledged stays.
    NotSaved,
}

impl Trouble {
    /// The object store's own words go to the log: paths and ids, never what is in a file.
    pub fn not_saved(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "files");
        Self::NotSaved
    }

    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Refused(error) => error.sentence(),
            Self::SignedOut => Sentence::new("refusal.signed_out"),
            Self::NotThat(standing) => standing.refused.clone().unwrap_or_else(|| Sentence::new("files.unknown")),
            Self::Elsewhere(_) => Sentence::new("files.elsewhere"),
            Self::NotSaved => Sentence::new("files.not_saved"),
        }
    }

    /// For a form: the sentence beside its file.
    pub fn refusal(self) -> AppError {
        match self {
            Self::Refused(error) => error,
            other => domain::files::refused(other.sentence()).into(),
        }
    }
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Refused(error.into())
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        match self {
            Self::SignedOut => StatusCode::UNAUTHORIZED.into_response(),
            Self::Refused(AppError::Refused { refusal }) => {
                let status = status_of(&AppError::from(refusal.clone()));
                (status, Json(refusal)).into_response()
            }
            Self::Refused(error) => (status_of(&error), Json(error)).into_response(),
            Self::Elsewhere(standing) => (StatusCode::CONFLICT, Json(standing)).into_response(),
            Self::NotThat(standing) => (StatusCode::UNPROCESSABLE_ENTITY, Json(standing)).into_response(),
            Self::NotSaved => {
                (StatusCode::INSUFFICIENT_STORAGE, Json(Refusal::conflict("files.not_saved"))).into_response()
            }
        }
    }
}
