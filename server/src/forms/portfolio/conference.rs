//! Conferences: the list, the plan, and the stage.

use app::error::AppError;
use app::portfolio::{ConferencePage, ConferencesPage, StagePage};
use app::typed::Typed;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::id::ConferenceId;

use super::{Wanted, answer, reader};
use crate::forms::classes::id;
use crate::forms::shelf::Learning;
use crate::forms::visit::Visit;

/// The kinds of changes that concern the pages. On the stage nothing of the story changes under a finger that the agenda does not show.
const HEARS: &str = "conference portfolio";
const LIST_HEARS: &str = "conference";

pub async fn list(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    answer(&here.visit, show_list(&here, wanted.said, Typed::default()).await)
}

pub async fn show_list(here: &Learning, said: String, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().own_conferences(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = ConferencesPage { me: here.me.clone(), own, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "conference.title", move || page.view()),
        None => here.visit.live_page("conference.title", &cursor, LIST_HEARS, move || page.view()),
    })
}

pub async fn plan(here: Learning, Path(path): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let shown = match id(&path) {
        Ok(id) => show_plan(&here, id, wanted.said, Typed::default()).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, shown)
}

pub async fn show_plan(here: &Learning, id: ConferenceId, said: String, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().own_conference(&here.visit.viewer, id).await?;
    let error = typed.error.clone();
    let page = ConferencePage { me: here.me.clone(), own, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "conference.title", move || page.view()),
        None => here.visit.live_page("conference.title", &cursor, HEARS, move || page.view()),
    })
}

/// Notes stand on it: its student's alone.
pub async fn rehearse(here: Learning, Path(path): Path<String>) -> Response {
    let shown = async {
        let (own, cursor) = here.visit.store().own_conference(&here.visit.viewer, id(&path)?).await?;
        let me = here.me.clone();
        let page = StagePage { me, view: own.view, own: true, rehearsal: true, typed: Typed::default() };
        Ok(here.visit.live_page("conference.title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

pub async fn live(visit: Visit, Path(path): Path<String>) -> Response {
    let (visit, me) = match reader(visit, "/stories").await {
        Ok(reader) => reader,
        Err(stopped) => return *stopped,
    };
    let shown = async {
        let (view, own, cursor) = visit.store().conference(&visit.viewer, id(&path)?).await?;
        let page = StagePage { me, view, own, rehearsal: false, typed: Typed::default() };
        Ok(visit.live_page("conference.title", &cursor, HEARS, move || page.view()))
    };
    answer(&visit, shown.await)
}

/// With what could not be taken.
pub async fn live_again(here: &Learning, id: ConferenceId, typed: Typed) -> Result<Response, AppError> {
    let (view, own, _) = here.visit.store().conference(&here.visit.viewer, id).await?;
    let error = typed.error.clone().unwrap_or(AppError::Busy);
    let page = StagePage { me: here.me.clone(), view, own, rehearsal: false, typed };
    Ok(here.visit.again(&error, "conference.title", move || page.view()))
}
