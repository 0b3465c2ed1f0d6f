//! Prompts of a class: chosen, released, planned, closed; the teacher's own shelf; the five-minute exit question.

mod exit;
mod page;
mod release;
mod shelf;
mod when;
mod wordings;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/prompts", get(page::show).post(shelf::keep))
        .route("/class/{id}/kept", get(page::back).post(shelf::remove))
        .route("/class/{id}/release", get(page::back).post(release::release))
        .route("/class/{id}/planned", get(page::back).post(release::planned))
        .route("/class/{id}/wordings", get(wordings::show).post(wordings::change))
        .route("/class/{id}/exit", get(exit::show).post(exit::ask))
}
