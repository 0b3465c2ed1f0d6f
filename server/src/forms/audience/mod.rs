//! Audiences: a student's ladder and what others let them read; the desk of the teachers; guardians' yes; the district's switch; and what guests
//! and the world read. What a student does is a command; its form comes in where every student's does ([`super::command_form`]).

mod desk;
mod guest;
mod said;
mod switch;
mod world;
mod yes;

pub use said::{done, read};
pub use world::routes as public_routes;

use app::audience::{AudiencePage, ReadsPage};
use app::error::AppError;
use app::typed::Typed;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::id::InquiryId;
use serde::Deserialize;

use super::classes::{answer, id};
use super::shelf::Learning;
use crate::state::AppState;

/// The kinds of changes that concern the student's pages.
const HEARS: &str = "audience inquiry class";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/inquiry/{id}/audience", get(show))
        .route("/reads", get(reads))
        .route("/class/{id}/audiences", get(desk::show).post(desk::change))
        .route("/class/{id}/student/{person}/yes", get(yes::show).post(yes::change))
        .route("/school/world", get(switch::show).post(switch::turn))
        .route("/guest/{token}", get(guest::show).post(guest::say))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Just {
    said: String,
}

async fn show(here: Learning, Path(path): Path<String>, Query(just): Query<Just>) -> Response {
    let shown = async {
        let inquiry: InquiryId = id(&path)?;
        page(&here, inquiry, Typed::default(), just.said).await
    };
    answer(&here.visit, shown.await)
}

/// The ladder of an inquiry, with what was typed and could not be taken.
async fn page(here: &Learning, inquiry: InquiryId, typed: Typed, said: String) -> Result<Response, AppError> {
    let (own, cursor) = here.visit.store().own_audience(&here.visit.viewer, inquiry).await?;
    let error = typed.error.clone();
    let page = AudiencePage { me: here.me.clone(), own, typed, said };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "audience.title", move || page.view()),
        None => here.visit.live_page("audience.title", &cursor, HEARS, move || page.view()),
    })
}

async fn reads(here: Learning) -> Response {
    let shown = async {
        let (_, cards, cursor) = here.visit.store().reads(&here.visit.viewer).await?;
        let page = ReadsPage { me: here.me.clone(), cards };
        Ok(here.visit.live_page("audience.reads_title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

/// Back to the ladder of an inquiry.
fn to(inquiry: InquiryId, said: &str) -> Response {
    Redirect::to(&format!("/inquiry/{inquiry}/audience?said={said}")).into_response()
}
