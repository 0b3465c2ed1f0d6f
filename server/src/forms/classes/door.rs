//! The door and its code.

use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::projector::Display;
use serde::Deserialize;

use super::here::{InClass, Said, answer};
use super::one;
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Turned {
    door: String,
    display: String,
    code: String,
}

pub async fn turn(here: InClass, Form(turned): Form<Turned>) -> Response {
    let done = match carry_out(&here, turned).await {
        Ok(to) => Ok(here.to(&to)),
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// Where it leads: a closed door to what happened while it was open.
async fn carry_out(here: &InClass, turned: Turned) -> Result<String, AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    match (turned.door.as_str(), turned.code.as_str()) {
        ("open", _) => {
            let display = Display::named(&turned.display).unwrap_or_default();
            store.open_door(viewer, class, display).await?;
        }
        ("closed", _) => {
            let door = store.close_door(viewer, class).await?;
            return Ok(door.session.map(|session| format!("/session/{session}")).unwrap_or_default());
        }
        (_, "new") => {
            store.renew_code(viewer, class).await?;
            return Ok("?said=code".into());
        }
        (_, "close") => {
            store.close_code(viewer, class).await?;
        }
        (_, "open") => {
            store.open_code(viewer, class).await?;
        }
        // Nothing was asked for. Whose class it is still counts.
        _ => {
            store.class(viewer, class).await?;
        }
    }
    Ok(String::new())
}

/// Starts the projector: this window goes to an address that is a capability of its own.
pub async fn project(here: InClass) -> Response {
    let done = match here.visit.store().open_projector(&here.visit.viewer, here.class).await.map_err(AppError::from) {
        Ok(token) => Ok(Redirect::to(&format!("/projector/{token}")).into_response()),
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}
