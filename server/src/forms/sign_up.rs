//! `/sign-up`: a new account at a school that is open to all; and the half of it that invitations share.

use app::accounts::{AccountTyped, SignUp, Welcome};
use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use leptos::prelude::*;
use serde::Deserialize;
use store::Way;

use super::enter::{enter, hashed};
use super::visit::{Visit, is_for_the_form};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    name: String,
    email: String,
    password: String,
}

pub async fn show(visit: Visit) -> Response {
    if visit.is_staff() {
        return Redirect::to("/classes").into_response();
    }
    match visit.store().open_school().await {
        Ok(Some(school)) => form(&visit, Welcome::OpenSchool(school.name), AccountTyped::default(), None),
        Ok(None) => visit.not_found(),
        Err(error) => visit.stopped(error),
    }
}

pub async fn sign_up(visit: Visit, Form(typed): Form<Typed>) -> Response {
    match visit.store().open_school().await {
        Ok(Some(school)) => join(&visit, Way::OpenSchool(school.id), Welcome::OpenSchool(school.name), typed).await,
        Ok(None) => visit.not_found(),
        Err(error) => visit.stopped(error),
    }
}

/// The form, empty or again.
pub fn form(visit: &Visit, welcome: Welcome, typed: AccountTyped, error: Option<AppError>) -> Response {
    let shown = error.clone();
    let body = move || view! { <SignUp welcome typed error=shown/> };
    match error {
        None => visit.page("accounts.sign_up_title", body),
        Some(error) => visit.again(&error, "accounts.sign_up_title", body),
    }
}

/// Makes the account and signs it in, or shows the form again.
pub async fn join(visit: &Visit, way: Way, welcome: Welcome, typed: Typed) -> Response {
    let shown = AccountTyped { name: typed.name.clone(), email: typed.email.clone() };
    match joined(visit, way, typed).await {
        Ok(response) => response,
        Err(error) if is_for_the_form(&error) => form(visit, welcome, shown, Some(error)),
        Err(error) => visit.stopped(error),
    }
}

async fn joined(visit: &Visit, way: Way, typed: Typed) -> Result<Response, AppError> {
    let typed = domain::accounts::SignUp { name: typed.name, email: typed.email, password: typed.password };
    let new = typed.check()?;
    let hash = hashed(new.password).await?;
    let joined = visit.store().sign_up(way, &new.name, &new.email, hash.clone()).await?;
    enter(visit, joined.person, &hash, "/classes").await
}
