//! Question rounds, as a teacher makes and guides them: the rounds of a class, and one of them.

mod brings;
mod list;
mod one;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::get;
use domain::files::{Caps, FileKind};

use crate::state::AppState;

/// Of a form with a picture in it. A larger file is told so in a sentence, so there is room to read one.
fn largest_form() -> usize {
    let picture = usize::try_from(Caps::of(FileKind::Image, false).bytes).unwrap_or_default();
    2 * picture + (1 << 20)
}

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/rounds", get(list::show).post(list::make))
        .layer(DefaultBodyLimit::max(largest_form()))
        .route("/class/{id}/round/{round}", get(one::show).post(one::change))
}
