//! A student's portfolio, and what students show of it. What is done is a command ([`said`]); here pages are shown, also with what was
//! typed and could not be taken. Zips go out and come in by forms of their own ([`travel`], [`requested`]).

mod conference;
mod requested;
pub mod said;
mod story;
mod travel;
mod zips;

use app::error::AppError;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::accounts::Me;
use domain::export::LARGEST_ZIP;
use serde::Deserialize;

use super::visit::Visit;
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    let brings = DefaultBodyLimit::max(LARGEST_ZIP as usize + (1 << 20));
    Router::new()
        .route("/portfolio", get(story::timeline))
        .route("/portfolio/story", get(story::own))
        .route("/portfolio/pair/{id}", get(story::pair))
        .route("/portfolio/brought/{id}", get(story::brought))
        .route("/portfolio/export", get(travel::show).post(travel::take))
        .route("/portfolio/import", get(travel::back).post(travel::look).layer(brings))
        .route("/portfolio/import/bring", get(travel::back).post(travel::bring))
        .route("/portfolio/import/{id}", get(travel::came))
        .route("/story/{id}", get(story::told))
        .route("/stories", get(story::desk))
        .route("/conferences", get(conference::list))
        .route("/conference/{id}", get(conference::plan))
        .route("/conference/{id}/rehearse", get(conference::rehearse))
        .route("/conference/{id}/live", get(conference::live))
        .route("/school/{id}/portfolio/{person}", get(requested::show))
        .route("/school/{id}/portfolio/{person}/export", get(requested::back).post(requested::take))
        .route("/school/{id}/portfolio/{person}/import", get(requested::back).post(requested::look).layer(brings))
        .route("/school/{id}/portfolio/{person}/bring", post(requested::bring))
}

/// What the address of a page asks for.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    pub said: String,
    #[serde(default)]
    pub point: String,
    #[serde(default)]
    pub before: String,
    #[serde(default)]
    pub id: String,
}

/// Whoever reads: a student or a teacher. Who is signed out is shown the way in.
pub(super) async fn reader(mut visit: Visit, path: &str) -> Result<(Visit, Me), Box<Response>> {
    if visit.viewer.signed_in().is_none() {
        return Err(Box::new(visit.to_sign_in(path)));
    }
    match visit.store().me(&visit.viewer).await {
        Ok(me) => {
            visit.reader.time_zone = me.time_zone.clone();
            Ok((visit, me))
        }
        Err(error) => Err(Box::new(visit.stopped(error))),
    }
}

fn answer(visit: &Visit, shown: Result<Response, AppError>) -> Response {
    shown.unwrap_or_else(|error| visit.stopped(error))
}

fn see(page: &str) -> Response {
    Redirect::to(page).into_response()
}
