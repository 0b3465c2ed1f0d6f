//! Who teaches the class together.

use app::error::AppError;
use app::plain::{Invited, StaffPlace};
use app::t;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};
use super::one;
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    invite: Option<String>,
    /// An invitation.
    withdraw: Option<String>,
    remove: Option<String>,
    leave: Option<String>,
}

pub async fn change(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&here, pressed).await {
        Err(error) if is_for_the_form(&error) => one::page(&here, Said::default(), None, Some(error)).await,
        done => done,
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &InClass, pressed: Pressed) -> Result<Response, AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    if pressed.invite.is_some() {
        return invite(here).await;
    }
    if let Some(invitation) = pressed.withdraw {
        store.withdraw_co_teacher_invitation(viewer, class, id(&invitation)?).await?;
        return Ok(here.said("withdrawn"));
    }
    if let Some(who) = pressed.remove {
        store.remove_co_teacher(viewer, class, id(&who)?).await?;
        return Ok(here.said("co_teacher_gone"));
    }
    if pressed.leave.is_some() {
        store.leave_class(viewer, class).await?;
        return Ok(Redirect::to("/classes").into_response());
    }
    Err(Refusal::NotFound.into())
}

/// A link is shown this once: only its hash is kept, so no address could show it again.
async fn invite(here: &InClass) -> Result<Response, AppError> {
    let token = here.visit.store().invite_co_teacher(&here.visit.viewer, here.class).await?;
    let class = one::class_name(here).await?;
    let link = format!("{}/invitation/{token}", here.visit.state.backend.site.origin);
    let (me, back) = (here.me.clone(), format!("/class/{}", here.class));
    Ok(here.visit.page("invitations.made_title", move || {
        let about = t!("classes.invited_about", class = class);
        view! { <Invited me link about back here=StaffPlace::Classes/> }
    }))
}
