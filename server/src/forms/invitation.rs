//! `/invitation/{token}`: a link to join a school's staff or to teach a class together. Somebody new makes an account with it,
//! a teacher who is here takes it with one button. Used, too old or never given: the same plain sentence.

use app::accounts::{AccountTyped, InvitationGone, InvitationToTake, Welcome};
use app::error::AppError;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use leptos::prelude::*;
use store::Way;

use super::sign_up;
use super::visit::Visit;

pub async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    if visit.is_staff() {
        return to_take(&visit, token, None).await;
    }
    match welcome(&visit, token).await {
        Ok(welcome) => sign_up::form(&visit, welcome, AccountTyped::default(), None),
        Err(error) => gone_or_stopped(&visit, error),
    }
}

pub async fn accept(visit: Visit, Path(token): Path<String>, Form(typed): Form<sign_up::Typed>) -> Response {
    if visit.is_staff() {
        return match visit.store().accept_invitation(&visit.viewer, &token).await.map_err(AppError::from) {
            Ok(_) => Redirect::to("/classes").into_response(),
            Err(error @ AppError::Refused { .. }) if !error.is_not_found() => to_take(&visit, token, Some(error)).await,
            Err(error) => gone_or_stopped(&visit, error),
        };
    }
    match welcome(&visit, token.clone()).await {
        Ok(welcome) => sign_up::join(&visit, Way::Invitation(token), welcome, typed).await,
        Err(error) => gone_or_stopped(&visit, error),
    }
}

/// For somebody new. A child who is signed in and finds a teacher's link is told that it does not work, which is so for them.
async fn welcome(visit: &Visit, token: String) -> Result<Welcome, AppError> {
    if visit.viewer.signed_in().is_some() {
        return Err(domain::refusal::Refusal::NotFound.into());
    }
    let invitation = visit.store().invitation(&token).await?;
    Ok(Welcome::Invitation { token, invitation })
}

async fn to_take(visit: &Visit, token: String, error: Option<AppError>) -> Response {
    let read =
        async { Ok::<_, AppError>((visit.store().me(&visit.viewer).await?, visit.store().invitation(&token).await?)) };
    match read.await {
        Ok((me, invitation)) => {
            let shown = error.clone();
            let body = move || view! { <InvitationToTake me token invitation error=shown/> };
            match error {
                None => visit.page("invitations.title", body),
                Some(error) => visit.again(&error, "invitations.title", body),
            }
        }
        Err(error) => gone_or_stopped(visit, error),
    }
}

fn gone_or_stopped(visit: &Visit, error: AppError) -> Response {
    if error.is_not_found() {
        return visit.page_as(StatusCode::NOT_FOUND, "invitations.title", || view! { <InvitationGone/> });
    }
    visit.stopped(error)
}
