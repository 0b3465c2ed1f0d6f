//! `/join`: the code, typed or scanned.

use std::time::Duration;

use app::error::AppError;
use app::joining::{CodePage, Pick};
use app::qr;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::door::{OnDevice, Returning};
use domain::refusal::{Refusal, Sentence};
use serde::Deserialize;
use store::Knocker;

use super::ticket::{Door, Picked, Way, seal_door, seal_picked};
use crate::forms::visit::Visit;
use crate::session;
use crate::source::Source;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    code: String,
    /// What the QR code carries beside the code.
    s: String,
}

pub async fn show(visit: Visit, Query(typed): Query<Typed>) -> Response {
    page(&visit, typed, None).await
}

/// Where a form's own address leads when it is typed or gone back to.
pub async fn back() -> Redirect {
    Redirect::to("/join")
}

pub async fn knock(visit: Visit, source: Source, Form(typed): Form<Typed>) -> Response {
    let knocker = Knocker {
        source: source.0,
        device_token: session::device(&visit.state, &visit.jar),
        scanned: qr::scanned(&typed.s),
    };
    let knocked = match visit.store().knock(&typed.code, &knocker).await {
        Ok(knocked) => knocked,
        Err(error) => return visit.stopped(error),
    };
    // Right and wrong wait alike.
    tokio::time::sleep(Duration::from_millis(knocked.wait_ms.into())).await;
    match knocked.answer {
        Ok(knock) => {
            let door = Door {
                class: knock.class,
                session: knock.session,
                class_name: knock.class_name,
                nicknames: knock.nicknames,
                early: knock.early,
            };
            Redirect::to(&format!("/join/name?ticket={}", seal_door(&visit.state, &door))).into_response()
        }
        Err(refusal) => page(&visit, typed, Some(refusal)).await,
    }
}

/// Back to the code, with why: the door was closed meanwhile, the ticket is too old, the name is no longer there.
pub async fn again(visit: &Visit, why: &str) -> Response {
    page(visit, Typed::default(), Some(Refusal::conflict(why))).await
}

async fn page(visit: &Visit, typed: Typed, refusal: Option<Refusal>) -> Response {
    let here = match here(visit).await {
        Ok(here) => here,
        Err(error) => return visit.stopped(error),
    };
    let mut visit = visit.clone();
    match is_scan_early(&visit, &typed.s).await {
        // Sent back from behind a door, it is known already.
        Ok(scanned) => visit.reader.early |= scanned.unwrap_or(here.early),
        Err(error) => return visit.stopped(error),
    }
    let known = known(&visit, here);
    // A code a page long is no code; the field keeps what a field can hold.
    let code = typed.code.chars().take(80).collect();
    let problem: Option<Sentence> = refusal.as_ref().map(Refusal::sentence);
    let signed_in = visit.viewer.signed_in().is_some_and(|me| !me.staff);
    let off_the_list = match off_the_list(&visit).await {
        Ok(off) => off,
        Err(error) => return visit.stopped(error),
    };
    let scan = typed.s.chars().take(40).collect();
    let page = CodePage { code, scan, problem, known, signed_in, off_the_list };
    match refusal {
        // Beside the field, as everything that was typed wrong.
        Some(refusal) => {
            let error = AppError::from(Refusal::Invalid {
                faults: vec![domain::refusal::Fault { field: "code".into(), sentence: refusal.sentence() }],
            });
            visit.again(&error, "join.title", move || page.view())
        }
        None if off_the_list => {
            // Said once: whoever comes next sits at the same device.
            let jar = visit.jar.clone().add(visit.cookies().gone(visit.cookies().sign_in_name()));
            (jar, visit.page("join.title", move || page.view())).into_response()
        }
        None => visit.page("join.title", move || page.view()),
    }
}

/// Whether the sign-in that this browser still holds ended because its student came off every list.
async fn off_the_list(visit: &Visit) -> Result<bool, AppError> {
    match visit.jar.get(visit.cookies().sign_in_name()) {
        Some(cookie) if visit.viewer.signed_in().is_none() => {
            Ok(visit.store().is_off_every_list(cookie.value()).await?)
        }
        _ => Ok(false),
    }
}

/// What this device remembers.
pub async fn here(visit: &Visit) -> Result<OnDevice, AppError> {
    match session::device(&visit.state, &visit.jar) {
        Some(token) => Ok(visit.store().return_on_device(&token).await?),
        None => Ok(OnDevice::default()),
    }
}

/// Of the door that was scanned; `None` where none was.
async fn is_scan_early(visit: &Visit, scan: &str) -> Result<Option<bool>, AppError> {
    match qr::scanned(scan) {
        Some(session) => Ok(visit.store().is_scan_early(session).await?),
        None => Ok(None),
    }
}

/// Who came in on this device before. Whose PIN was reset chooses a new one behind the open door.
fn known(visit: &Visit, here: OnDevice) -> Vec<Pick> {
    let returning = here.returning.into_iter().filter(|one| one.pick.taken);
    returning
        .map(|Returning { pick, early }| {
            let way = Way::Back { person: pick.person, early };
            let picked = Picked::new(way, pick.shown.clone(), pick.picture.clone());
            Pick { ticket: seal_picked(&visit.state, &picked), shown: pick.shown, picture: pick.picture }
        })
        .collect()
}
