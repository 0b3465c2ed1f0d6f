//! A student's data: the student's pages, what a teacher enters for a class, and what one student shows.

mod class;
mod of_student;
mod own;
mod table;

pub use own::{after, again};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;

use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    // Room for a list that is too large to be told so in a sentence.
    let class = Router::new()
        .route("/class/{id}/data", get(class::show).post(class::receive))
        .layer(DefaultBodyLimit::max(4 << 20));
    Router::new()
        .route("/data", get(own::all))
        .route("/data/{id}", get(own::one))
        .route("/class/{id}/student/{person}/data", get(of_student::show))
        .merge(class)
}
