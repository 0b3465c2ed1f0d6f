//! `/questions` and `/round/{id}`: a student's pages. What is done on them is a command ([`super::command_form`]); here they are shown,
//! also with what was typed and could not be taken.

use app::error::AppError;
use app::questions::{QuestionsPage, RoundPage};
use app::typed::Typed;
use axum::Router;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::accounts::Me;
use domain::command::Command;
use domain::command_form::{Deed, PlainDeed};
use domain::id::RoundId;
use domain::rounds::RoundDeed;
use serde::Deserialize;

use super::classes::id;
use super::visit::Visit;
use crate::state::AppState;

/// The kinds of changes that concern the pages.
const BOARD_HEARS: &str = "question round class";
const ROUND_HEARS: &str = "round class";

pub fn routes() -> Router<AppState> {
    Router::new().route("/questions", get(board)).route("/round/{id}", get(round))
}

/// A student. Whoever is signed out is shown the way in; the staff has pages of its own.
pub struct Asking {
    visit: Visit,
    me: Me,
}

impl FromRequestParts<AppState> for Asking {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(visit) = Visit::from_request_parts(parts, state).await;
        if visit.viewer.signed_in().is_none() {
            return Err(Redirect::to("/join").into_response());
        }
        if visit.is_staff() {
            return Err(Redirect::to("/classes").into_response());
        }
        Self::of(visit).await.map_err(|stopped| *stopped)
    }
}

impl Asking {
    async fn of(mut visit: Visit) -> Result<Self, Box<Response>> {
        match visit.store().me(&visit.viewer).await {
            Ok(me) => {
                visit.reader.time_zone = me.time_zone.clone();
                visit.looks_early().await;
                Ok(Self { visit, me })
            }
            Err(error) => Err(Box::new(visit.stopped(error))),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Just {
    said: String,
}

async fn board(here: Asking, Query(just): Query<Just>) -> Response {
    answer(&here, show_board(&here, just.said, Typed::default()).await)
}

async fn round(here: Asking, Path(path): Path<String>, Query(just): Query<Just>) -> Response {
    let shown = async { show_round(&here, id(&path)?, just.said, Typed::default()).await };
    answer(&here, shown.await)
}

fn answer(here: &Asking, shown: Result<Response, AppError>) -> Response {
    shown.unwrap_or_else(|error| here.visit.stopped(error))
}

async fn show_board(here: &Asking, said: String, typed: Typed) -> Result<Response, AppError> {
    let (boards, cursor) = here.visit.store().question_boards(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = QuestionsPage { me: here.me.clone(), boards, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "questions.title", move || page.view()),
        None => here.visit.live_page("questions.title", &cursor, BOARD_HEARS, move || page.view()),
    })
}

async fn show_round(here: &Asking, id: RoundId, said: String, typed: Typed) -> Result<Response, AppError> {
    let (round, cursor) = here.visit.store().own_round(&here.visit.viewer, id).await?;
    let error = typed.error.clone();
    let page = RoundPage { me: here.me.clone(), round, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "rounds.title", move || page.view()),
        None => here.visit.live_page("rounds.title", &cursor, ROUND_HEARS, move || page.view()),
    })
}

/// Whether a command is one of these pages'.
pub fn is_ours(command: &Command) -> bool {
    matches!(command, Command::Question { .. } | Command::Round { .. })
}

/// Where its student goes on: back to the part of the page where it was done, which says so.
pub fn after(deed: Deed, command: &Command) -> Option<String> {
    match (deed, command) {
        (Deed::Plain(PlainDeed::Question(deed)), Command::Question { .. }) => {
            Some(format!("/questions?said={}", deed.name()))
        }
        (Deed::Plain(PlainDeed::Round(deed)), Command::Round { round, act }) => {
            let question = act.field("question").or_else(|| act.field("from"));
            let at = match (deed, question.filter(|id| id.parse::<uuid::Uuid>().is_ok())) {
                // The field for the next question is focused; an address with a place in it would keep the browser from that.
                (RoundDeed::Write | RoundDeed::Change, _) | (_, None) => String::new(),
                (_, Some(question)) => format!("#q-{question}"),
            };
            Some(format!("/round/{round}?said={}{at}", deed.name()))
        }
        _ => None,
    }
}

/// The page again, with what was typed and why it was not taken. Of a round that the student does not find any more, the board.
pub async fn again(visit: Visit, command: &Command, fields: Vec<(String, String)>, error: AppError) -> Response {
    if visit.is_staff() {
        return visit.stopped(error);
    }
    let here = match Asking::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let typed = Typed::refused(fields, error);
    let shown = match command {
        Command::Round { round, .. } => match show_round(&here, *round, String::new(), typed.clone()).await {
            Err(error) if error.is_not_found() => show_board(&here, String::new(), typed).await,
            shown => shown,
        },
        _ => show_board(&here, String::new(), typed).await,
    };
    answer(&here, shown)
}
