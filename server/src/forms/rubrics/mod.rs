//! Rubrics: those of a class, one of them, its wording, making one with the class; a student's rubrics; a piece by its criteria; and what
//! stands beside the writing.

pub mod beside;
mod criteria;
mod edit;
mod making;
mod of_class;
mod one;
pub mod own;
pub mod said;

use app::error::AppError;
use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::event::Cursor;
use domain::id::RubricId;
use domain::refusal::Refusal;
use domain::rubrics::RubricView;
use serde::Deserialize;

use super::classes::InClass;
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/rubrics", get(of_class::show).post(of_class::make))
        .route("/class/{id}/rubric/{rubric}", get(one::show).post(one::change))
        .route("/class/{id}/rubric/{rubric}/edit", get(edit::show).post(edit::keep))
        .route("/class/{id}/rubric/{rubric}/making", get(making::show).post(making::lead))
        .route("/rubrics", get(own::rubrics))
        .route("/making/{id}", get(own::making))
        .route("/piece/{id}/criteria", get(criteria::show).post(criteria::say))
        .route("/piece/{id}/beside", get(beside::show))
}

/// A member of the staff at the address of a rubric of a class.
pub struct AtRubric {
    pub here: InClass,
    pub rubric: RubricId,
}

#[derive(Deserialize)]
struct Address {
    rubric: String,
}

impl FromRequestParts<AppState> for AtRubric {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let here = InClass::from_request_parts(parts, state).await?;
        let address = Path::<Address>::from_request_parts(parts, state).await;
        match address.ok().and_then(|Path(address)| address.rubric.parse().ok()) {
            Some(rubric) => Ok(Self { here, rubric }),
            // What is no id names nothing.
            None => Err(here.visit.not_found()),
        }
    }
}

impl AtRubric {
    /// The rubric, if it is of the class that the address names.
    pub async fn view(&self) -> Result<(RubricView, Cursor), AppError> {
        let (view, cursor) = self.here.visit.store().rubric(&self.here.visit.viewer, self.rubric).await?;
        if view.card.class == self.here.class { Ok((view, cursor)) } else { Err(Refusal::NotFound.into()) }
    }

    /// To a page of this rubric: `""` is the rubric itself.
    pub fn to(&self, page: &str) -> Response {
        Redirect::to(&format!("/class/{}/rubric/{}{page}", self.here.class, self.rubric)).into_response()
    }
}

/// What stands in a field of a form.
pub fn text<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}
