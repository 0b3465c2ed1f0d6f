//! `/data` and `/data/{id}`: a student's pages, also with what was typed and could not be taken.

use app::error::AppError;
use app::measures::{DataPage, MeasurePage};
use app::typed::Typed;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::id::MeasureId;
use domain::measures::MeasureDeed;
use domain::rubrics::RubricSaid;

use crate::forms::classes::{Said, answer, id};
use crate::forms::shelf::Learning;

/// The kinds of changes that concern the pages.
const HEARS: &str = "measure class";

pub async fn all(here: Learning, Query(said): Query<Said>) -> Response {
    answer(&here.visit, list(&here, said.said, Typed::default()).await)
}

pub async fn one(here: Learning, Path(path): Path<String>, Query(said): Query<Said>) -> Response {
    let shown = async { measure(&here, id(&path)?, said.said, Typed::default()).await };
    answer(&here.visit, shown.await)
}

async fn list(here: &Learning, said: String, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().own_measures(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = DataPage { me: here.me.clone(), own, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "measures.title", move || page.view()),
        None => here.visit.live_page("measures.title", &cursor, HEARS, move || page.view()),
    })
}

async fn measure(here: &Learning, id: MeasureId, said: String, typed: Typed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let (measure, cursor) = store.own_measure(viewer, id).await?;
    let (own, _) = store.own_measures(viewer).await?;
    let error = typed.error.clone();
    let page = MeasurePage { me: here.me.clone(), measure, classes: own.classes, today: own.today, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "measures.title", move || page.view()),
        None => here.visit.live_page("measures.title", &cursor, HEARS, move || page.view()),
    })
}

fn deed(act: &RubricSaid) -> Option<MeasureDeed> {
    act.field("do").and_then(|deed| MeasureDeed::named(&deed))
}

/// Where its student goes on. Ids and known words only.
pub fn after(measure: MeasureId, act: &RubricSaid) -> String {
    format!("/data/{measure}?said={}", deed(act).map_or("", MeasureDeed::name))
}

/// The page that it came from.
pub async fn again(here: &Learning, id: MeasureId, act: &RubricSaid, typed: Typed) -> Result<Response, AppError> {
    match deed(act) {
        Some(MeasureDeed::Begin) | None => list(here, String::new(), typed).await,
        Some(_) => measure(here, id, String::new(), typed).await,
    }
}
