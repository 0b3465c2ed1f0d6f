//! What a piece shows: the parts that its page fetches, the tools' windows, and the forms around both.
//!
//! A student's forms are commands like all others ([`said`]); one that brings a file with it comes as a form of its own ([`file`]), for
//! whoever has no script. A teacher's forms are about the answer that is being made ([`answering`]).

pub mod answering;
pub mod file;
pub mod parts;
pub mod said;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use domain::files::Caps;

use crate::state::AppState;

/// Bytes: the largest file, and a million for the fields around it.
const LARGEST_FORM: usize = Caps::LARGEST as usize + 1_000_000;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/piece/{id}/shown", get(parts::parts))
        .route("/version/{id}/shown", get(parts::cited))
        .route("/showing/{tool}", get(parts::tool))
        .route("/piece/{id}/marks", post(answering::mark))
        .route("/piece/{id}/voice", post(answering::voice))
        // The file is taken as it comes and counted by its own cap; this is for everything else that a body may have.
        .route("/piece/{id}/show", post(file::show).layer(DefaultBodyLimit::max(LARGEST_FORM)))
}
