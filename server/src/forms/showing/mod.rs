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

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/piece/{id}/shown", get(parts::parts))
        .route("/version/{id}/shown", get(parts::cited))
        .route("/showing/{tool}", get(parts::tool))
        .route("/piece/{id}/marks", post(answering::mark))
        .route("/piece/{id}/voice", post(answering::voice))
        // Taken as it comes, and counted by the file's own cap.
        .route("/piece/{id}/show", post(file::show).layer(DefaultBodyLimit::disable()))
}
