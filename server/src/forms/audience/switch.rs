//! `/school/world`: the district's switch.

use app::audience::WorldDeskPage;
use app::error::AppError;
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use domain::refusal::Refusal;
use serde::Deserialize;

use super::super::classes::{Teaching, answer};

/// The kinds of changes that concern the page.
const HEARS: &str = "world";

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Just {
    done: String,
}

pub async fn show(here: Teaching, Query(just): Query<Just>) -> Response {
    let shown = async {
        let (desk, cursor) = here.visit.store().world_desk(&here.visit.viewer).await?;
        let page = WorldDeskPage { me: here.me.clone(), desk, done: just.done == "yes" };
        Ok::<_, AppError>(here.visit.live_page("world.title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Turn {
    turn: String,
}

pub async fn turn(here: Teaching, Form(turn): Form<Turn>) -> Response {
    let done = async {
        let on = match turn.turn.as_str() {
            "on" => true,
            "off" => false,
            _ => return Err(AppError::from(Refusal::NotFound)),
        };
        here.visit.store().turn_world(&here.visit.viewer, on).await?;
        Ok(Redirect::to("/school/world?done=yes").into_response())
    };
    answer(&here.visit, done.await)
}
