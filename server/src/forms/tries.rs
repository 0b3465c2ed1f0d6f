//! `/tries`: what students show of what they tried, to whoever reads this; and a sentence back.

use app::classes::{Said as Told, TriesShownPage};
use app::error::AppError;
use app::typed::Typed;
use axum::Router;
use axum::extract::{Form, Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::id::TryId;

use super::classes::{Said, Teaching, answer, id};
use super::visit::is_for_the_form;
use crate::state::AppState;

/// The kinds of changes that concern the page.
const HEARS: &str = "try";

pub fn routes() -> Router<AppState> {
    Router::new().route("/tries", get(show)).route("/tries/{id}", get(back).post(respond))
}

async fn show(here: Teaching, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default()).await)
}

async fn back(_here: Teaching) -> Response {
    Redirect::to("/tries").into_response()
}

async fn respond(here: Teaching, Path(path): Path<String>, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let attempt: TryId = id(&path)?;
        let words = fields.iter().find(|(name, _)| name == "words").map(|(_, words)| words.replace("\r\n", "\n"));
        match store.answer_try(viewer, attempt, words.unwrap_or_default()).await.map_err(AppError::from) {
            Ok(()) => Ok(Redirect::to(&format!("/tries?said=try_answered&who={attempt}")).into_response()),
            Err(error) if is_for_the_form(&error) => page(&here, Said::default(), Typed::refused(fields, error)).await,
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn page(here: &Teaching, said: Said, typed: Typed) -> Result<Response, AppError> {
    let (desk, cursor) = here.visit.store().try_desk(&here.visit.viewer).await?;
    let about = desk.tries.iter().find(|attempt| attempt.id.to_string() == said.who);
    let name = about.map(|attempt| attempt.student_name.clone()).unwrap_or_default();
    let said = (!said.said.is_empty()).then(|| Told { what: said.said, name, ..Told::default() });
    let error = typed.error.clone();
    let page = TriesShownPage { me: here.me.clone(), desk, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "shelf.tries_shown", move || page.view()),
        None => here.visit.live_page("shelf.tries_shown", &cursor, HEARS, move || page.view()),
    })
}
