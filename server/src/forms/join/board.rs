//! `/join/pin`: four pictures, one press a page. Neither a name nor a picture ever stands in an address or in what is posted: a ticket is
//! sealed, and a picture has another name on each page.

use app::error::AppError;
use app::joining::{Board, LockedPage, PinPage};
use app::messages::{self, Whose};
use app::plain::page_ahead;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use domain::door::PinStep;
use domain::pin::{LENGTH, PICTURES, PicturePin};
use domain::refusal::{Refusal, Sentence};
use serde::Deserialize;

use super::ticket::{Picked, Way, open_picked, seal_door, seal_picked};
use super::{code, name, way};
use crate::forms::visit::Visit;
use crate::session;

/// An empty board, for choosing or for showing, as the store knows.
pub async fn begin(visit: &Visit, mut picked: Picked, problem: Option<Sentence>) -> Response {
    let device = session::device(&visit.state, &visit.jar);
    (picked.first, picked.chosen) = (vec![], vec![]);
    picked.setting = match &picked.way {
        Way::Nickname { .. } => true,
        Way::Back { .. } => false,
        Way::Badge { badge, .. } => match super::badge::setting(visit, *badge, device.as_deref()).await {
            Ok(Some(setting)) => setting,
            Ok(None) => return locked(visit),
            Err(error) => return refused(visit, picked, error).await,
        },
        Way::Name { door, person } => {
            match visit.store().who_am_i(door.class, door.session, *person, device.as_deref()).await {
                Ok(PinStep::Set) => true,
                Ok(PinStep::Enter { locked: false }) => false,
                Ok(PinStep::Enter { locked: true }) => return locked(visit),
                Err(error) => return refused(visit, picked, error.into()).await,
            }
        }
    };
    let status = if problem.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    board(visit, picked, status, problem)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    /// A name was pressed.
    ticket: String,
    /// A picture was.
    so_far: String,
    picture: String,
    again: Option<String>,
}

/// Where a nickname leads that can stand. Without a ticket one begins with the code.
pub async fn show(mut visit: Visit, Query(named): Query<Pressed>) -> Response {
    match open_picked(&visit.state, &named.ticket) {
        Some(picked) => {
            visit.reader.early = picked.way.is_early();
            begin(&visit, picked, None).await
        }
        None => code::back().await.into_response(),
    }
}

pub async fn press(mut visit: Visit, Form(pressed): Form<Pressed>) -> Response {
    let named = !pressed.ticket.is_empty();
    let ticket = if named { &pressed.ticket } else { &pressed.so_far };
    let Some(mut picked) = open_picked(&visit.state, ticket) else {
        return code::again(&visit, "join.took_long").await;
    };
    visit.reader.early = picked.way.is_early();
    if named || pressed.again.is_some() {
        return begin(&visit, picked, None).await;
    }
    let called = |picture: &&&str| visit.state.keys.picture_on(ticket, picture) == pressed.picture;
    picked.chosen.extend(PICTURES.iter().find(called).map(|&picture| picture.to_owned()));
    if picked.chosen.len() < LENGTH {
        return board(&visit, picked, StatusCode::OK, None);
    }
    let pin = match PicturePin::read(&picked.chosen.join(",")) {
        Ok(pin) => pin,
        Err(refusal) => return begin(&visit, picked, Some(refusal.sentence())).await,
    };
    if !picked.setting {
        return come_in(&visit, picked, &pin).await;
    }
    if picked.first.is_empty() {
        return match pin.good_enough() {
            // Once more, so that a slip of the finger locks nobody out.
            Ok(_) => {
                picked.first = std::mem::take(&mut picked.chosen);
                board(&visit, picked, StatusCode::OK, None)
            }
            Err(refusal) => begin(&visit, picked, Some(refusal.sentence())).await,
        };
    }
    if picked.first != picked.chosen {
        return begin(&visit, picked, Some(Sentence::new("pin.not_the_same"))).await;
    }
    come_in(&visit, picked, &pin).await
}

async fn come_in(visit: &Visit, picked: Picked, pin: &PicturePin) -> Response {
    match way::enter(visit, &picked, pin).await {
        Ok(response) => response,
        Err(error) => refused(visit, picked, error).await,
    }
}

/// What to show when it did not open.
async fn refused(visit: &Visit, picked: Picked, error: AppError) -> Response {
    let AppError::Refused { refusal } = &error else { return visit.stopped(error) };
    let sentence = refusal.sentence();
    match (refusal, sentence.key.as_str()) {
        (_, "pin.wrong") => board(visit, emptied(picked), StatusCode::UNPROCESSABLE_ENTITY, Some(sentence)),
        (_, "pin.locked") => locked(visit),
        (_, "pin.rest") => board(visit, emptied(picked), StatusCode::TOO_MANY_REQUESTS, Some(sentence)),
        // Somebody was faster, or the teacher has reset it: another board now.
        (_, "join.just_taken" | "pin.choose_new") if picked.way.door().is_some() => {
            Box::pin(begin(visit, picked, Some(sentence))).await
        }
        (Refusal::Invalid { .. } | Refusal::Forbidden { .. }, _) => match picked.way {
            Way::Nickname { door, typed, .. } => name::page(visit, door, String::new(), Some((typed, sentence))).await,
            _ => code::again(visit, &sentence.key).await,
        },
        // Off the roster, or no longer known here.
        (Refusal::NotFound, _) if matches!(picked.way, Way::Badge { .. }) => super::badge::ended(visit),
        (Refusal::NotFound, _) => code::again(visit, "join.no_longer_here").await,
        (Refusal::Conflict { .. }, key) => code::again(visit, key).await,
    }
}

fn emptied(mut picked: Picked) -> Picked {
    (picked.first, picked.chosen) = (vec![], vec![]);
    picked
}

fn locked(visit: &Visit) -> Response {
    visit.page_as(StatusCode::FORBIDDEN, "pin.locked_title", || LockedPage.view())
}

/// The board; while the pictures are pressed, the browser fetches what the student's pages are made of.
fn board(visit: &Visit, picked: Picked, status: StatusCode, problem: Option<Sentence>) -> Response {
    let (kind, title) = match (picked.setting, picked.first.is_empty()) {
        (false, _) => (Board::Show, "pin.show_title"),
        (true, true) => (Board::Choose, "pin.choose_title"),
        (true, false) => (Board::Again, "pin.again_title"),
    };
    let back = match picked.way.door() {
        Some(door) => format!("/join/name?ticket={}", seal_door(&visit.state, door)),
        None => "/join".to_owned(),
    };
    let ticket = seal_picked(&visit.state, &picked);
    let page = PinPage {
        board: kind,
        pictures: PICTURES.map(|picture| (picture, visit.state.keys.picture_on(&ticket, picture))).to_vec(),
        ticket,
        shown: picked.shown,
        picture: picked.picture,
        chosen: picked.chosen,
        problem,
        back,
    };
    let title = titled(visit, &visit.say(title), &page);
    let html = page_ahead(&visit.reader, &title, Some(ahead(visit)), move || page.view());
    (status, Html(html)).into_response()
}

/// Each press brings a page, and a screen reader begins with its title: which picture it is, and whether it is the same once more.
fn titled(visit: &Visit, title: &str, page: &PinPage) -> String {
    match (&page.problem, page.chosen.len()) {
        (Some(_), _) => visit.say_again(title),
        (None, 0) => title.to_owned(),
        (None, n) => visit.say_with("pin.nth_title", &[("n", (n + 1).to_string()), ("title", title.to_owned())]),
    }
}

fn ahead(visit: &Visit) -> String {
    let of_all = ["/pkg/waymark.js", "/pkg/waymark.wasm", "/pkg/student.css", "/live.js"];
    let words = messages::address(visit.reader.locale, Whose::Student);
    [visit.state.releases.ahead(&["home_page"], &of_all), words].join(" ")
}
