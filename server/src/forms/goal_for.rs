//! `/goal-for/{made}`: from something that a student made to the goal that it shows.

use app::error::AppError;
use app::goals::GoalForItPage;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::evidence::Made;
use domain::refusal::Refusal;

use super::choices::Studying;
use super::classes::answer;
use crate::state::AppState;

/// The kinds of changes that concern the page.
const HEARS: &str = "goal piece try";

pub fn routes() -> Router<AppState> {
    Router::new().route("/goal-for/{made}", get(show))
}

async fn show(here: Studying, Path(made): Path<String>) -> Response {
    // A teacher has no goals of their own here: theirs are their practice's.
    if here.visit.is_staff() {
        return Redirect::to("/classes").into_response();
    }
    let shown = async {
        let made = Made::read(&made).ok_or(AppError::from(Refusal::NotFound))?;
        let (of, cursor) = here.visit.store().goals_for(&here.visit.viewer, made).await?;
        let page = GoalForItPage { me: here.me, of };
        Ok(here.visit.live_page("portfolio.goal_for_it", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}
