//! What a teacher puts beside the words of an answer: marks on what is shown, and an own voice. A script asks for JSON and stays where it is;
//! without one the form comes back to the console.

use app::error::AppError;
use axum::Json;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::id::{MarkId, ReflectionId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::showing::{LAST_PAGE, Mark, PagePart, Spot};
use serde::Deserialize;

use crate::forms::visit::{Visit, came_from, status_of};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    /// `keep` (also what a script leaves out) or `remove`.
    r#do: String,
    mark: String,
    shown: String,
    /// Milliseconds.
    at: String,
    until: String,
    /// Ten-thousandths.
    x: String,
    y: String,
    w: String,
    h: String,
    /// From 1, as it was typed; a list, because an empty field is not no field.
    page: Vec<String>,
    /// Empty: all of it.
    part: String,
    words: String,
}

impl Typed {
    /// What says nothing of a page is none of ours; what says it wrongly was typed by a hand.
    fn spot(&self) -> Result<Spot, AppError> {
        let Some(page) = self.page.first() else { return self.drawn().ok_or_else(unreadable) };
        let no_page = || {
            let sentence = Sentence::new("showing.no_page").with("most", LAST_PAGE);
            AppError::from(Refusal::Invalid { faults: vec![Fault { field: "page".into(), sentence }] })
        };
        let part = match self.part.as_str() {
            "" => None,
            part => Some(PagePart::named(part).ok_or_else(unreadable)?),
        };
        Ok(Spot::Page { page: page.trim().parse().map_err(|_| no_page())?, part })
    }

    fn drawn(&self) -> Option<Spot> {
        let number = |text: &str| text.parse::<i32>().ok();
        match number(&self.x) {
            Some(x) => Some(Spot::area(x, number(&self.y)?, number(&self.w)?, number(&self.h)?)),
            None => {
                let until = if self.until.is_empty() { None } else { Some(self.until.parse().ok()?) };
                Some(Spot::Moment { at: self.at.parse().ok()?, until })
            }
        }
    }
}

/// `POST /piece/{id}/marks`: keeps one, changes it, or takes it away.
pub async fn mark(visit: Visit, Path(id): Path<String>, headers: HeaderMap, Form(typed): Form<Typed>) -> Response {
    let done = marked(&visit, &id, &typed).await;
    answer(&visit, &headers, done).await
}

async fn marked(visit: &Visit, id: &str, typed: &Typed) -> Result<(), AppError> {
    let (piece, mark) = (piece(id)?, typed.mark.parse::<MarkId>().map_err(|_| unreadable())?);
    if typed.r#do == "remove" {
        return Ok(visit.store().unmark(&visit.viewer, mark, piece).await?);
    }
    let spot = typed.spot()?;
    let shown = typed.shown.parse().map_err(|_| unreadable())?;
    Ok(visit.store().mark(&visit.viewer, mark, piece, shown, Mark { spot, words: typed.words.clone() }).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Recorded {
    /// The recording's id; empty to take the voice out.
    voice: String,
}

/// `POST /piece/{id}/voice`: puts a recording that has arrived into the answer, or takes it out.
pub async fn voice(visit: Visit, Path(id): Path<String>, headers: HeaderMap, Form(sent): Form<Recorded>) -> Response {
    let done = async {
        let voice = match sent.voice.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| unreadable())?),
        };
        Ok(visit.store().answer_by_voice(&visit.viewer, piece(&id)?, voice).await?)
    }
    .await;
    answer(&visit, &headers, done).await
}

fn piece(id: &str) -> Result<ReflectionId, AppError> {
    id.parse().map_err(|_| Refusal::NotFound.into())
}

fn unreadable() -> AppError {
    Refusal::invalid("mark", "refusal.invalid").into()
}

/// A script stays where it is and is told in JSON; a form goes back to where it came from.
pub async fn answer(visit: &Visit, headers: &HeaderMap, done: Result<(), AppError>) -> Response {
    let by_script = headers
        .get(header::ACCEPT)
        .and_then(|accepts| accepts.to_str().ok())
        .is_some_and(|accepts| accepts.starts_with("application/json"));
    match done {
        Ok(()) if by_script => StatusCode::NO_CONTENT.into_response(),
        Ok(()) => {
            let origin = visit.state.backend.site.origin.clone();
            Redirect::to(came_from(headers, &origin).unwrap_or("/classes")).into_response()
        }
        Err(AppError::Refused { refusal }) if by_script => {
            (status_of(&AppError::Refused { refusal: refusal.clone() }), Json(refusal)).into_response()
        }
        Err(error) => {
            if visit.viewer.signed_in().is_none() {
                Redirect::to("/sign-in").into_response()
            } else {
                visit.stopped(error)
            }
        }
    }
}
