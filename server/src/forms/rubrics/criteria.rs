//! `/piece/{id}/criteria`: for its student, and for those who teach its class once it is shared. A student's forms are commands; a teacher's
//! come here.

use app::classes::RateStudentPage;
use app::error::AppError;
use app::rubrics::CriteriaPage;
use app::typed::Typed;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::accounts::Me;
use domain::command_form::Unreadable;
use domain::id::{CriterionId, ReflectionId};
use domain::refusal::Refusal;
use domain::rubrics::rating_typed;

use super::text;
use crate::forms::classes::{Said, Teaching, answer, id};
use crate::forms::visit::{Visit, is_for_the_form};
use crate::state::AppState;

/// The kinds of changes that concern the page.
const HEARS: &str = "rating rubric piece card card_gone class";

/// Whoever is signed in. Whoever is signed out is shown the way in.
pub struct Somebody {
    pub visit: Visit,
    pub me: Me,
}

impl FromRequestParts<AppState> for Somebody {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(mut visit) = Visit::from_request_parts(parts, state).await;
        if visit.viewer.signed_in().is_none() {
            return Err(Redirect::to("/join").into_response());
        }
        match visit.store().me(&visit.viewer).await {
            Ok(me) => {
                visit.reader.time_zone = me.time_zone.clone();
                Ok(Self { visit, me })
            }
            Err(error) => Err(visit.stopped(error)),
        }
    }
}

pub async fn show(here: Somebody, Path(path): Path<String>, Query(said): Query<Said>) -> Response {
    let shown = async { page(&here.visit, &here.me, id(&path)?, said.said, Typed::default()).await };
    answer(&here.visit, shown.await)
}

/// A teacher says where a version stands, or a line about that.
pub async fn say(here: Teaching, Path(path): Path<String>, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let done = async {
        let piece: ReflectionId = id(&path)?;
        match carry_out(&here, piece, &fields).await {
            Ok(said) => Ok(Redirect::to(&format!("/piece/{piece}/criteria?said={said}")).into_response()),
            Err(error) if is_for_the_form(&error) => {
                page(&here.visit, &here.me, piece, String::new(), Typed::refused(fields, error)).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn carry_out(
    here: &Teaching,
    piece: ReflectionId,
    fields: &[(String, String)],
) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let unreadable = |_: Unreadable| Refusal::invalid("", "refusal.invalid");
    match text(fields, "what") {
        "rate" => {
            let field = |name: &str| Some(text(fields, name).to_owned()).filter(|value| !value.is_empty());
            let typed = rating_typed(&field).map_err(unreadable)?;
            let number = |name: &str| text(fields, name).parse::<i32>().map_err(|_| Refusal::NotFound);
            store.rate_piece(viewer, piece, (number("version")?, number("wording")?), typed).await?;
            Ok("rate")
        }
        "talk" => {
            let criterion: CriterionId = id(text(fields, "criterion"))?;
            store.talk_about_rating(viewer, piece, criterion, text(fields, "words").to_owned()).await?;
            Ok("talk")
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

pub async fn page(
    visit: &Visit,
    me: &Me,
    piece: ReflectionId,
    said: String,
    typed: Typed,
) -> Result<Response, AppError> {
    let (of, cursor) = visit.store().piece_criteria(&visit.viewer, piece).await?;
    let (error, title) = (typed.error.clone(), "rubrics.criteria_title");
    if of.student == me.person {
        let page = CriteriaPage { me: me.clone(), of, typed, said };
        return Ok(match error {
            // Not live: what was typed stands in the page itself, and a newer page would come without it.
            Some(error) => visit.again(&error, title, move || page.view()),
            None => visit.live_page(title, &cursor, HEARS, move || page.view()),
        });
    }
    let page = RateStudentPage { me: me.clone(), of, typed, said };
    Ok(match error {
        Some(error) => visit.again(&error, title, move || page.view()),
        None => visit.live_page(title, &cursor, HEARS, move || page.view()),
    })
}
