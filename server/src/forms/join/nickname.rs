//! Not on the list, but the teacher allows nicknames. Whether one can stand is looked at here, before eight pictures are pressed; whether
//! it is still free the store decides at the end.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::accounts::first_and_initial;
use domain::id::PersonId;
use domain::refusal::Sentence;
use domain::roster::student_name;
use serde::Deserialize;

use super::ticket::{Door, Picked, Way, open_door, seal_picked};
use super::{code, name};
use crate::forms::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    ticket: String,
    nickname: String,
}

pub async fn take(mut visit: Visit, Form(typed): Form<Typed>) -> Response {
    let Some(door) = open_door(&visit.state, &typed.ticket) else { return code::again(&visit, "join.took_long").await };
    visit.reader.early = door.early;
    match can_stand(&visit, &door, &typed.nickname).await {
        Ok(Ok(nickname)) => {
            // Keyed PINs need the person before there is one.
            let way = Way::Nickname { door, person: PersonId::mint(), typed: nickname.clone() };
            let picked = Picked::new(way, first_and_initial(&nickname), "");
            Redirect::to(&format!("/join/pin?ticket={}", seal_picked(&visit.state, &picked))).into_response()
        }
        Ok(Err(sentence)) => name::page(&visit, door, String::new(), Some((typed.nickname, sentence))).await,
        Err(error) => visit.stopped(error),
    }
}

async fn can_stand(visit: &Visit, door: &Door, typed: &str) -> Result<Result<String, Sentence>, store::Error> {
    let nickname = match student_name(typed) {
        Ok(nickname) => nickname,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let picks = match visit.store().names_matching(door.class, door.session, &nickname).await {
        Ok(picks) => picks,
        // The door was closed meanwhile: the page says so.
        Err(store::Error::Refused(_)) => return Ok(Err(Sentence::new("door.closed"))),
        Err(error) => return Err(error),
    };
    let taken = picks.iter().any(|pick| pick.shown.to_lowercase() == nickname.to_lowercase());
    Ok(if taken { Err(Sentence::new("join.nickname_taken")) } else { Ok(nickname) })
}
