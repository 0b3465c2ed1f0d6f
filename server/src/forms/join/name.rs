//! `/join/name`: behind the open door, who are you?

use app::error::AppError;
use app::joining::{NamePage, Pick};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::door::RosterPick;
use domain::refusal::{Refusal, Sentence};
use serde::Deserialize;

use super::code;
use super::ticket::{Door, Picked, Way, open_door, open_sought, seal_door, seal_picked, seal_sought};
use crate::forms::visit::Visit;
use crate::session;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    ticket: String,
    q: String,
}

pub async fn show(mut visit: Visit, Query(asked): Query<Asked>) -> Response {
    match open_sought(&visit.state, &asked.ticket) {
        Some((door, typed)) => {
            visit.reader.early = door.early;
            page(&visit, door, typed, None).await
        }
        None => not_open(&visit, &asked).await,
    }
}

/// By the first letters of a name, which go on sealed: what a form posted stays in the browser's history.
pub async fn search(visit: Visit, Form(asked): Form<Asked>) -> Response {
    match open_door(&visit.state, &asked.ticket) {
        // No name is longer than this.
        Some(door) => {
            let typed: String = asked.q.chars().take(80).collect();
            Redirect::to(&format!("/join/name?ticket={}", seal_sought(&visit.state, &door, &typed))).into_response()
        }
        None => not_open(&visit, &asked).await,
    }
}

async fn not_open(visit: &Visit, asked: &Asked) -> Response {
    code::again(visit, if asked.ticket.is_empty() { "join.code_first" } else { "join.took_long" }).await
}

/// The page; with a nickname that did not stand, if there is one.
pub async fn page(visit: &Visit, door: Door, typed: String, nickname: Option<(String, Sentence)>) -> Response {
    match read(visit, door, typed, &nickname).await {
        Ok(page) if nickname.is_some() => {
            let error = Refusal::invalid("nickname", "").into();
            visit.again(&error, "join.who_are_you", move || page.view())
        }
        Ok(page) => visit.page("join.who_are_you", move || page.view()),
        Err(AppError::Refused { refusal: Refusal::Conflict { sentence } }) => code::again(visit, &sentence.key).await,
        Err(error) => visit.stopped(error),
    }
}

async fn read(
    visit: &Visit,
    door: Door,
    typed: String,
    nickname: &Option<(String, Sentence)>,
) -> Result<NamePage, AppError> {
    let store = visit.store();
    let device = session::device(&visit.state, &visit.jar);
    let names = store.names_at_the_door(door.class, door.session, device.as_deref(), &typed).await?;
    let picks = |picks: Vec<RosterPick>| picks.into_iter().map(|pick| named(visit, &door, pick)).collect();
    let (nickname, nickname_problem) = nickname.clone().unzip();
    Ok(NamePage {
        ticket: seal_door(&visit.state, &door),
        class_name: door.class_name.clone(),
        typed,
        found: names.found.map(picks),
        roster: names.whole.map(picks),
        nicknames: door.nicknames,
        nickname: nickname.unwrap_or_default().chars().take(80).collect(),
        nickname_problem,
    })
}

fn named(visit: &Visit, door: &Door, pick: RosterPick) -> Pick {
    let picked =
        Picked::new(Way::Name { door: door.clone(), person: pick.person }, pick.shown.clone(), pick.picture.clone());
    Pick { ticket: seal_picked(&visit.state, &picked), shown: pick.shown, picture: pick.picture }
}
