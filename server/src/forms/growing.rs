//! `/growth/view`: a student's then and now, read.

use app::growing::GrownPage;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use super::choices::Studying;
use super::classes::answer;
use crate::state::AppState;

/// The kinds of changes that concern the page: pairs and what is added to them, goals, pieces that pairs cite, what is
/// said by criteria, data.
const HEARS: &str = "growth growth_gone goal piece rating measure rubric class";

pub fn routes() -> Router<AppState> {
    Router::new().route("/growth/view", get(view))
}

async fn view(mut here: Studying) -> Response {
    // A teacher has no growth of their own here: theirs is their practice's.
    if here.visit.is_staff() {
        return Redirect::to("/classes").into_response();
    }
    here.visit.looks_early().await;
    let shown = async {
        let (grown, cursor) = here.visit.store().grown(&here.visit.viewer).await?;
        let page = GrownPage { grown };
        Ok(here.visit.live_page("growing.title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}
