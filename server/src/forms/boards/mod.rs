//! Choice boards: the boards of a class, one of them, its editing, proposals that wait, and one student's choices.

mod edit;
mod list;
mod of_student;
mod one;
mod proposals;

use app::classes::Said as Told;
use app::error::AppError;
use axum::Router;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::choices::BoardView;
use domain::event::Cursor;
use domain::id::BoardId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::classes::{InClass, Said};
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/boards", get(list::show).post(list::make))
        .route("/class/{id}/board/{board}", get(one::show).post(one::change))
        .route("/class/{id}/board/{board}/edit", get(edit::show).post(edit::keep))
        .route("/class/{id}/board/{board}/proposal/{option}", get(one::back).post(proposals::answer_one))
        .route("/class/{id}/student/{person}/choices", get(of_student::show))
        .route("/proposals", get(proposals::waiting))
}

/// A member of the staff at the address of a board of a class.
pub struct AtBoard {
    pub here: InClass,
    pub board: BoardId,
}

#[derive(Deserialize)]
struct Address {
    board: String,
}

impl FromRequestParts<AppState> for AtBoard {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let here = InClass::from_request_parts(parts, state).await?;
        let address = Path::<Address>::from_request_parts(parts, state).await;
        match address.ok().and_then(|Path(address)| address.board.parse().ok()) {
            Some(board) => Ok(Self { here, board }),
            // What is no id names nothing.
            None => Err(here.visit.not_found()),
        }
    }
}

impl AtBoard {
    /// The board, if it is of the class that the address names.
    pub async fn view(&self) -> Result<(BoardView, Cursor), AppError> {
        let (view, cursor) = self.here.visit.store().board(&self.here.visit.viewer, self.board).await?;
        if view.card.class.id == self.here.class { Ok((view, cursor)) } else { Err(Refusal::NotFound.into()) }
    }

    /// To a page of this board: `""` is the board itself.
    pub fn to(&self, page: &str) -> Response {
        Redirect::to(&self.path(page)).into_response()
    }

    pub fn path(&self, page: &str) -> String {
        format!("/class/{}/board/{}{page}", self.here.class, self.board)
    }
}

/// What the address says was just done, if it is anything.
fn told(said: Said, name: String) -> Option<Told> {
    (!said.said.is_empty()).then(|| Told { what: said.said, name, ..Told::default() })
}
