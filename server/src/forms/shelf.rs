//! `/shelf` and `/try`: a student's pages. What is done on them is a command ([`super::command_form`]); here they are shown, also with
//! what was typed and could not be taken.

use app::error::AppError;
use app::shelf::{ShelfPage, TriesPage};
use app::typed::Typed;
use axum::Router;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::accounts::Me;
use domain::command::Command;
use domain::command_form::{Deed, PlainDeed};
use domain::strategies::Need;
use serde::Deserialize;

use super::visit::Visit;
use crate::state::AppState;

/// The kinds of changes that concern the pages.
const SHELF_HEARS: &str = "strategy class";
const TRY_HEARS: &str = "try strategy class piece";

pub fn routes() -> Router<AppState> {
    Router::new().route("/shelf", get(shelf)).route("/try", get(tries))
}

/// A student. Whoever is signed out is shown the way in; the staff has pages of its own.
pub struct Learning {
    pub visit: Visit,
    pub me: Me,
}

impl FromRequestParts<AppState> for Learning {
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

impl Learning {
    pub async fn of(mut visit: Visit) -> Result<Self, Box<Response>> {
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
pub struct Wanted {
    need: String,
    said: String,
}

async fn shelf(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    answer(&here, show_shelf(&here, wanted, Typed::default()).await)
}

async fn tries(here: Learning, Query(wanted): Query<Wanted>) -> Response {
    answer(&here, show_tries(&here, wanted.said, Typed::default()).await)
}

fn answer(here: &Learning, shown: Result<Response, AppError>) -> Response {
    shown.unwrap_or_else(|error| here.visit.stopped(error))
}

async fn show_shelf(here: &Learning, wanted: Wanted, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().shelf(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = ShelfPage { me: here.me.clone(), own, need: Need::named(&wanted.need), typed, said: wanted.said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "shelf.title", move || page.view()),
        None => here.visit.live_page("shelf.title", &cursor, SHELF_HEARS, move || page.view()),
    })
}

async fn show_tries(here: &Learning, said: String, typed: Typed) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().tries(&here.visit.viewer).await?;
    let error = typed.error.clone();
    let page = TriesPage { me: here.me.clone(), own, typed, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "shelf.try_title", move || page.view()),
        None => here.visit.live_page("shelf.try_title", &cursor, TRY_HEARS, move || page.view()),
    })
}

/// Whether a command is one of these pages'.
pub fn is_ours(command: &Command) -> bool {
    matches!(command, Command::Strategy { .. } | Command::Try { .. })
}

/// Where its student goes on: back to the page, which says what was done.
pub fn after(deed: Deed, command: &Command) -> Option<String> {
    let (page, said) = match (deed, command) {
        (Deed::Plain(PlainDeed::Strategy(deed)), Command::Strategy { act, .. }) => {
            (if act.field("page").as_deref() == Some("try") { "/try" } else { "/shelf" }, deed.name())
        }
        (Deed::Plain(PlainDeed::Try(deed)), Command::Try { .. }) => ("/try", deed.name()),
        _ => return None,
    };
    Some(format!("{page}?said={said}"))
}

/// The page again, with what was typed and why it was not taken.
pub async fn again(visit: Visit, command: &Command, fields: Vec<(String, String)>, error: AppError) -> Response {
    if visit.is_staff() {
        return visit.stopped(error);
    }
    let on_try = match command {
        Command::Strategy { act, .. } => act.field("page").as_deref() == Some("try"),
        _ => true,
    };
    let here = match Learning::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let typed = Typed::refused(fields, error);
    let shown = match on_try {
        true => show_tries(&here, String::new(), typed).await,
        false => show_shelf(&here, Wanted::default(), typed).await,
    };
    answer(&here, shown)
}
