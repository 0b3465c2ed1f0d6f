//! `/asks` and `/shown/{goal}`: what students asked of whoever reads this, and goals that they showed, in whatever class.

use app::classes::{AsksPage, GoalTyped, Said as Told, ShownGoalPage};
use app::error::AppError;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum_extra::extract::Form;
use domain::id::{GoalAskId, GoalId};
use serde::Deserialize;

use super::classes::goals::{Answered, carry_out};
use super::classes::{Said, Teaching, answer, id};
use super::visit::is_for_the_form;
use crate::state::AppState;

/// The kinds of changes that concern the pages.
const HEARS: &str = "goal goal_ask";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/asks", get(show))
        .route("/asks/{id}/seen", post(seen))
        .route("/asks/{id}/answer", get(back).post(respond))
        .route("/shown/{id}", get(shown).post(guide))
}

async fn show(here: Teaching, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, None).await)
}

async fn back(_here: Teaching) -> Response {
    Redirect::to("/asks").into_response()
}

async fn seen(here: Teaching, Path(path): Path<String>) -> Response {
    let done = async {
        let ask: GoalAskId = id(&path)?;
        here.visit.store().see_goal_ask(&here.visit.viewer, ask).await?;
        Ok(Redirect::to(&format!("/asks?said=ask_seen&who={ask}")).into_response())
    };
    answer(&here.visit, done.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Typed {
    words: String,
}

async fn respond(here: Teaching, Path(path): Path<String>, Form(typed): Form<Typed>) -> Response {
    let done = async {
        let ask: GoalAskId = id(&path)?;
        let words = typed.words.replace("\r\n", "\n");
        match here.visit.store().answer_goal_ask(&here.visit.viewer, ask, words).await.map_err(AppError::from) {
            Ok(()) => Ok(Redirect::to(&format!("/asks?said=ask_answered&who={ask}")).into_response()),
            Err(error) if is_for_the_form(&error) => {
                page(&here, Said::default(), Some((ask, typed.words, error))).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn page(here: &Teaching, said: Said, typed: Option<(GoalAskId, String, AppError)>) -> Result<Response, AppError> {
    let (desk, cursor) = here.visit.store().goal_desk(&here.visit.viewer).await?;
    let about = id::<GoalAskId>(&said.who).ok().and_then(|who| desk.asks.iter().find(|ask| ask.id == who));
    let said = about.map(|ask| Told { what: said.said, name: ask.student_name.clone(), ..Told::default() });
    let error = typed.as_ref().map(|(_, _, error)| error.clone());
    let page = AsksPage { me: here.me.clone(), asks: desk.asks, goals: desk.goals, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "goal_guide.asks_title", move || page.view()),
        None => here.visit.live_page("goal_guide.asks_title", &cursor, HEARS, move || page.view()),
    })
}

async fn shown(here: Teaching, Path(path): Path<String>, Query(said): Query<Said>) -> Response {
    let shown = async { goal_page(&here, id(&path)?, said, GoalTyped::default()).await };
    answer(&here.visit, shown.await)
}

async fn guide(here: Teaching, Path(path): Path<String>, Form(typed): Form<Answered>) -> Response {
    let done = async {
        let goal: GoalId = id(&path)?;
        match carry_out(here.visit.store(), &here.visit.viewer, goal, &typed).await {
            Ok(said) => Ok(Redirect::to(&format!("/shown/{goal}?said={said}")).into_response()),
            Err(error) if is_for_the_form(&error) => {
                goal_page(&here, goal, Said::default(), typed.again(goal, error)).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn goal_page(here: &Teaching, goal: GoalId, said: Said, typed: GoalTyped) -> Result<Response, AppError> {
    let (goal, cursor) = here.visit.store().shown_goal(&here.visit.viewer, goal).await?;
    let name = goal.student_name.clone();
    let said = (!said.said.is_empty()).then(|| Told { what: said.said, name, ..Told::default() });
    let error = typed.error.clone();
    let page = ShownGoalPage { me: here.me.clone(), goal, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "goal_guide.title", move || page.view()),
        None => here.visit.live_page("goal_guide.title", &cursor, HEARS, move || page.view()),
    })
}
