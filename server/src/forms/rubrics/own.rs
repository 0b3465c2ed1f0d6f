//! `/rubrics` and `/making/{id}`: a student's pages, also with what was typed and could not be taken.

use app::error::AppError;
use app::rubrics::{MakingPage, RubricsPage};
use app::typed::Typed;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::id::RubricId;

use crate::forms::classes::{Said, answer, id};
use crate::forms::shelf::Learning;

/// The kinds of changes that concern the pages.
const HEARS: &str = "rubric class";

pub async fn rubrics(here: Learning) -> Response {
    let shown = async {
        let (own, cursor) = here.visit.store().own_rubrics(&here.visit.viewer).await?;
        let page = RubricsPage { me: here.me.clone(), own };
        Ok(here.visit.live_page("rubrics.own_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

pub async fn making(here: Learning, Path(path): Path<String>, Query(said): Query<Said>) -> Response {
    let shown = async { making_page(&here, id(&path)?, said.said, Typed::default()).await };
    answer(&here.visit, shown.await)
}

pub async fn making_page(here: &Learning, rubric: RubricId, said: String, typed: Typed) -> Result<Response, AppError> {
    let (making, cursor) = here.visit.store().own_making(&here.visit.viewer, rubric).await?;
    let error = typed.error.clone();
    let page = MakingPage { me: here.me.clone(), making, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "rubrics.own_title", move || page.view()),
        None => here.visit.live_page("rubrics.own_title", &cursor, HEARS, move || page.view()),
    })
}
