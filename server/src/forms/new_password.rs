//! `/new-password/{token}`: whoever forgot theirs chooses a new password, with a link made by an admin or on the server. Used, too
//! old or never given: the same plain sentence.

use app::accounts::{NewPassword, NewPasswordGone};
use app::error::AppError;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::accounts::password;
use domain::refusal::Faults;
use leptos::prelude::*;
use serde::Deserialize;

use super::enter::hashed;
use super::visit::{Visit, is_for_the_form};

pub async fn show(visit: Visit, Path(token): Path<String>) -> Response {
    form(&visit, token, None).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    new: String,
}

pub async fn choose(visit: Visit, Path(token): Path<String>, Form(typed): Form<Typed>) -> Response {
    match chosen(&visit, &token, &typed.new).await {
        Ok(()) => Redirect::to("/sign-in?done=password").into_response(),
        Err(error) if is_for_the_form(&error) => form(&visit, token, Some(error)).await,
        Err(error) => gone_or_stopped(&visit, error),
    }
}

async fn chosen(visit: &Visit, token: &str, typed: &str) -> Result<(), AppError> {
    // Hashing is dear: only for who has a link that works.
    visit.store().password_reset(token).await?;
    let mut faults = Faults::default();
    let new = faults.take("new", password(typed));
    let hash = hashed(faults.done(new)?).await?;
    Ok(visit.store().reset_password(token, &hash).await?)
}

async fn form(visit: &Visit, token: String, error: Option<AppError>) -> Response {
    let whose = match visit.store().password_reset(&token).await {
        Ok(whose) => whose,
        Err(error) => return gone_or_stopped(visit, error.into()),
    };
    let shown = error.clone();
    let body = move || view! { <NewPassword token whose error=shown/> };
    match error {
        None => visit.page("accounts.new_password_title", body),
        Some(error) => visit.again(&error, "accounts.new_password_title", body),
    }
}

fn gone_or_stopped(visit: &Visit, error: AppError) -> Response {
    if error.is_not_found() {
        return visit.page_as(StatusCode::NOT_FOUND, "accounts.new_password_title", || view! { <NewPasswordGone/> });
    }
    visit.stopped(error)
}
