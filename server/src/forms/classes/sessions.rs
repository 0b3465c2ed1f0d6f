//! The sessions of a class, read.

use app::classes::{SessionPage, SessionsPage};
use app::error::AppError;
use axum::extract::Path;
use axum::response::Response;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::here::{InClass, answer, id};
use super::one::class_name;

/// Whatever moves a line of it: pieces, notes, what a teacher wrote back anywhere, who came, the wall by its pieces, the door.
const HEARS: &str = "card card_gone goal goal_ask board choice helped strategy try growth growth_gone rating rubric measure question \
                     round inquiry audience reply note prompt prompt_gone tile tile_gone door class";

pub async fn list(here: InClass) -> Response {
    answer(&here.visit, all(&here).await)
}

async fn all(here: &InClass) -> Result<Response, AppError> {
    let (sessions, cursor) = here.visit.store().sessions(&here.visit.viewer, here.class).await?;
    let page = SessionsPage { me: here.me.clone(), class: here.class, class_name: class_name(here).await?, sessions };
    Ok(here.visit.live_page("sessions.titles", &cursor, "door tile class", move || page.view()))
}

#[derive(Deserialize)]
pub struct Address {
    session: String,
}

pub async fn show(here: InClass, address: Option<Path<Address>>) -> Response {
    answer(&here.visit, page(&here, address).await)
}

async fn page(here: &InClass, address: Option<Path<Address>>) -> Result<Response, AppError> {
    let Path(address) = address.ok_or(Refusal::NotFound)?;
    let session = id(&address.session)?;
    let (session, cursor) = here.visit.store().session(&here.visit.viewer, here.class, session).await?;
    let page = SessionPage { me: here.me.clone(), session };
    Ok(here.visit.live_page("sessions.title", &cursor, HEARS, move || page.view()))
}
