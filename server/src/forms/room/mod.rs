//! What is done in a room while a lesson is on: the help queue, the reply to several, notes that are taken back. The parts are the server's
//! ([`app::room`]); a script asks for JSON and stays where it is, and without one each form comes back to its page.

mod parts;
mod student;
mod teacher;

pub use parts::first;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/piece/{id}/room", get(parts::beside))
        .route("/room", post(student::act))
        .route("/console/{class}/room", get(parts::console))
        .route("/console/{class}/help/{help}", post(teacher::help))
        .route("/console/{class}/several", post(teacher::several))
        .route("/console/{class}/sure", post(teacher::sure))
        .route("/console/{class}/notes", post(teacher::speak))
        .route("/console/{class}/notes/{note}", post(teacher::note))
}
