//! Lessons: lined up, run, turned.

mod list;
mod one;
pub mod running;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/lessons", get(list::show).post(list::make))
        .route("/class/{id}/lesson/{lesson}", get(one::show).post(one::change))
        .route("/class/{id}/run", get(running::part).post(running::turn))
}
