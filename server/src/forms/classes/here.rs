//! Who is at work, and in which class.

use std::collections::HashMap;

use app::error::AppError;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::accounts::Me;
use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::forms::visit::Visit;
use crate::state::AppState;

/// A member of the staff. Whoever is signed out is shown the way in; to a student there is nothing here.
pub struct Teaching {
    pub visit: Visit,
    pub me: Me,
}

impl FromRequestParts<AppState> for Teaching {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(mut visit) = Visit::from_request_parts(parts, state).await;
        if visit.viewer.signed_in().is_none() {
            return Err(visit.to_sign_in(parts.uri.path()));
        }
        if !visit.is_staff() {
            return Err(visit.not_found());
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

/// A member of the staff at the address of a class. Whether it is theirs only the store knows.
pub struct InClass {
    pub visit: Visit,
    pub me: Me,
    pub class: ClassId,
}

impl FromRequestParts<AppState> for InClass {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Teaching { visit, me } = Teaching::from_request_parts(parts, state).await?;
        let path = Path::<HashMap<String, String>>::from_request_parts(parts, state).await;
        let class = path.ok().and_then(|Path(path)| path.get("id")?.parse().ok());
        match class {
            Some(class) => Ok(Self { visit, me, class }),
            // What is no id names nothing.
            None => Err(visit.not_found()),
        }
    }
}

impl InClass {
    /// To a page of this class: `""` is the class itself.
    pub fn to(&self, page: &str) -> Response {
        Redirect::to(&format!("/class/{}{page}", self.class)).into_response()
    }

    pub fn said(&self, what: &str) -> Response {
        self.to(&format!("?said={what}"))
    }

    pub fn said_of(&self, what: &str, who: PersonId) -> Response {
        self.to(&format!("?said={what}&who={who}"))
    }
}

/// What the address says was just done.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Said {
    pub said: String,
    pub who: String,
    pub n: u32,
}

pub fn answer(visit: &Visit, done: Result<Response, AppError>) -> Response {
    done.unwrap_or_else(|error| visit.stopped(error))
}

/// An id that a form sent. What is none names nothing.
pub fn id<T: std::str::FromStr>(typed: &str) -> Result<T, AppError> {
    typed.parse().map_err(|_| Refusal::NotFound.into())
}
