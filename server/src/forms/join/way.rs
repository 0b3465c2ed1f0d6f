//! The last step: the store lets the student in, and this browser keeps who they are and that it knows them.

use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use domain::pin::PicturePin;
use domain::refusal::Refusal;
use store::{Claim, Entered, Nickname};

use super::ticket::{Picked, Way};
use crate::forms::visit::Visit;
use crate::session;

pub async fn enter(visit: &Visit, picked: &Picked, pin: &PicturePin) -> Result<Response, AppError> {
    let entered = ask(visit, picked, pin).await?;
    if visit.viewer.signed_in().is_some() {
        // Its cookie is gone with this answer; a sign-in nobody can end should not go on.
        let _ = visit.store().end_sign_in(&visit.viewer).await;
    }
    let cookies = visit.cookies();
    let jar = visit.jar.clone().add(cookies.sign_in(entered.sign_in_token)).add(cookies.device(entered.device_token));
    Ok((jar, Redirect::to("/home")).into_response())
}

async fn ask(visit: &Visit, picked: &Picked, pin: &PicturePin) -> Result<Entered, AppError> {
    let store = visit.store();
    let mac = visit.state.keys.pin(picked.way.person(), pin);
    let device_token = session::device(&visit.state, &visit.jar);
    let entered = match &picked.way {
        Way::Name { door, person } => {
            let (class, session, person) = (door.class, door.session, *person);
            store.claim(Claim { class, session, person, mac, device_token, setting: picked.setting }).await
        }
        Way::Nickname { door, person, typed } => {
            let (class, session, person) = (door.class, door.session, *person);
            let (typed, picture) = (typed.clone(), String::new());
            store.join_with_nickname(Nickname { class, session, typed, picture, person, mac, device_token }).await
        }
        Way::Badge { badge, person, .. } => {
            store.come_with_badge(*badge, *person, &mac, picked.setting, device_token).await
        }
        Way::Back { person, .. } => {
            let token = device_token.ok_or(Refusal::NotFound)?;
            store.come_back(&token, *person, &mac).await
        }
    };
    Ok(entered?)
}
