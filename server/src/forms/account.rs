//! `/account`: a person's own name, password, language, looks and comfort.

use app::accounts::{AccountPage, Wrong};
use app::error::AppError;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::accounts::{Locale, Preferences, Theme, password};
use domain::comfort::ComfortTyped;
use domain::refusal::{Faults, Refusal, Sentence};
use leptos::prelude::*;
use serde::Deserialize;

use super::enter::{KEYS, LANGUAGE, THEME, hashed};
use super::visit::{Visit, is_for_the_form};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Said {
    done: String,
}

pub async fn show(visit: Visit, Query(Said { done }): Query<Said>) -> Response {
    let done = match done.as_str() {
        "name" => Some("accounts.name_changed"),
        "look" | "comfort" => Some("accounts.look_kept"),
        "password" => Some("accounts.password_changed"),
        _ => None,
    };
    page(&visit, done, Wrong::Nothing).await
}

/// Where a form's own address leads when it is typed or gone back to.
pub async fn back() -> Redirect {
    Redirect::to("/account")
}

async fn page(visit: &Visit, done: Option<&'static str>, wrong: Wrong) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/account");
    }
    let me = match visit.store().me(&visit.viewer).await {
        Ok(me) => me,
        Err(error) => return visit.stopped(error),
    };
    let keys = visit.jar.get(KEYS).is_none_or(|cookie| cookie.value() != "off");
    let error = match &wrong {
        Wrong::Nothing => None,
        Wrong::Name { error, .. } | Wrong::Comfort(error) | Wrong::Password(error) | Wrong::Other(error) => {
            Some(error.clone())
        }
    };
    let body = move || view! { <AccountPage me keys done wrong/> };
    match error {
        None => visit.page_as(StatusCode::OK, "accounts.your_account", body),
        Some(error) => visit.again(&error, "accounts.your_account", body),
    }
}

/// After a form: on to what was done, or the page again.
async fn answer(
    visit: &Visit,
    done: Result<(), AppError>,
    what: &str,
    wrong: impl FnOnce(AppError) -> Wrong,
) -> Response {
    match done {
        Ok(()) => Redirect::to(&format!("/account?done={what}")).into_response(),
        Err(error) if is_for_the_form(&error) => page(visit, None, wrong(error)).await,
        Err(error) => visit.stopped(error),
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct NameTyped {
    name: String,
}

pub async fn name(visit: Visit, Form(NameTyped { name }): Form<NameTyped>) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/account");
    }
    let renamed = visit.store().rename_me(&visit.viewer, &name).await.map_err(AppError::from);
    answer(&visit, renamed, "name", |error| Wrong::Name { typed: name, error }).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct LookChosen {
    theme: String,
    language: String,
    keys: String,
}

pub async fn look(visit: Visit, Form(chosen): Form<LookChosen>) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/account");
    }
    let wishes = Preferences { locale: Locale::named(&chosen.language), theme: Theme::named(&chosen.theme) };
    let kept = visit.store().set_preferences(&visit.viewer, wishes).await.map_err(AppError::from);
    let response = answer(&visit, kept.clone(), "look", Wrong::Other).await;
    if kept.is_err() {
        return response;
    }
    let cookies = visit.cookies();
    let set = |name, value: Option<&str>| match value {
        Some(value) => cookies.looks(name, value.to_owned()),
        None => cookies.gone(name),
    };
    let mut jar = visit
        .jar
        .clone()
        .add(set(LANGUAGE, wishes.locale.map(Locale::name)))
        .add(set(THEME, wishes.theme.map(Theme::name)));
    if visit.is_staff() {
        jar = jar.add(set(KEYS, (chosen.keys != "yes").then_some("off")));
    }
    (jar, response).into_response()
}

pub async fn comfort(visit: Visit, Form(typed): Form<ComfortTyped>) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/account");
    }
    let kept = match typed.check() {
        Ok(comfort) => visit.store().set_comfort(&visit.viewer, comfort).await.map_err(AppError::from),
        Err(refusal) => Err(refusal.into()),
    };
    answer(&visit, kept, "comfort", Wrong::Comfort).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Passwords {
    old: String,
    new: String,
}

pub async fn change_password(visit: Visit, Form(typed): Form<Passwords>) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/account");
    }
    let changed = changed(&visit, typed).await;
    answer(&visit, changed, "password", Wrong::Password).await
}

/// The old password is guessed at under the same brake as at the door.
async fn changed(visit: &Visit, typed: Passwords) -> Result<(), AppError> {
    let store = visit.store();
    let email = store.me(&visit.viewer).await?.email.ok_or(Refusal::NotFound)?;
    if store.password_locked(&email).await? {
        return Err(Refusal::conflict("sign_in.wait").into());
    }
    let credential = store.credential_of(&email).await?.ok_or(Refusal::NotFound)?;
    let mut faults = Faults::default();
    if !crate::password::verify(typed.old, Some(credential.password_hash.clone())).await {
        store.password_wrong(&email).await?;
        faults.push("old", Sentence::new("accounts.old_password_wrong"));
    }
    let new = faults.take("new", password(&typed.new));
    let new = faults.done(new)?;
    if store.password_locked(&email).await? {
        return Err(Refusal::conflict("sign_in.wait").into());
    }
    let hash = hashed(new).await?;
    store.change_password(&visit.viewer, &credential.password_hash, &hash).await.map_err(|error| match error.into() {
        // Changed elsewhere, while this one was compared.
        AppError::Refused { refusal: Refusal::Invalid { .. } } => {
            Refusal::invalid("old", "accounts.old_password_wrong").into()
        }
        other => other,
    })
}
