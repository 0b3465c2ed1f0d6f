//! `/sign-in` and `/sign-out`: the staff's way in, and everybody's way out.

use app::accounts::SignIn;
use app::error::AppError;
use axum::extract::Query;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::refusal::Refusal;
use leptos::prelude::*;
use serde::Deserialize;

use super::enter::{KEYS, LANGUAGE, THEME, enter};
use super::visit::{Visit, own_path};
use crate::password;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    next: String,
    done: String,
}

pub async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> Response {
    let next = own_path(&wanted.next).unwrap_or_default().to_owned();
    if visit.is_staff() {
        return Redirect::to(if next.is_empty() { "/classes" } else { &next }).into_response();
    }
    let done = (wanted.done == "password").then_some("accounts.password_is_new");
    form(&visit, StatusCode::OK, String::new(), next, done, None).await
}

async fn form(
    visit: &Visit,
    status: StatusCode,
    email: String,
    next: String,
    done: Option<&'static str>,
    error: Option<AppError>,
) -> Response {
    // A way in that is not known for certain is not shown; the page is needed all the same.
    let open = matches!(visit.store().open_school().await, Ok(Some(_)));
    visit.page_as(status, "accounts.sign_in_title", move || view! { <SignIn email next open done error/> })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    email: String,
    password: String,
    next: String,
}

pub async fn sign_in(visit: Visit, Form(typed): Form<Typed>) -> Response {
    let next = own_path(&typed.next).unwrap_or_default().to_owned();
    let to = if next.is_empty() { "/classes" } else { &next };
    let (status, error) = match let_in(&visit, &typed.email, typed.password, to).await {
        Ok(response) => return response,
        Err(Kept::Out) => (StatusCode::UNPROCESSABLE_ENTITY, Refusal::conflict("sign_in.wrong").into()),
        Err(Kept::NoSchool) => (StatusCode::FORBIDDEN, Refusal::forbidden("sign_in.no_school").into()),
        Err(Kept::Waiting) => (StatusCode::TOO_MANY_REQUESTS, Refusal::conflict("sign_in.wait").into()),
        Err(Kept::Error(AppError::Busy)) => (StatusCode::SERVICE_UNAVAILABLE, AppError::Busy),
        Err(Kept::Error(error)) => return visit.stopped(error),
    };
    form(&visit, status, typed.email, next, None, Some(error)).await
}

/// Why somebody did not come in.
enum Kept {
    Out,
    /// Too many wrong passwords for this email.
    Waiting,
    /// The password is right, and they are on no staff any more.
    NoSchool,
    Error(AppError),
}

impl From<store::Error> for Kept {
    fn from(error: store::Error) -> Self {
        AppError::from(error).into()
    }
}

impl From<AppError> for Kept {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Refused { refusal: Refusal::Conflict { .. } } => Self::NoSchool,
            // The password was changed between comparing and signing in.
            AppError::Refused { .. } => Self::Out,
            other => Self::Error(other),
        }
    }
}

async fn let_in(visit: &Visit, email: &str, password: String, to: &str) -> Result<Response, Kept> {
    let store = visit.store();
    if store.password_locked(email).await? {
        return Err(Kept::Waiting);
    }
    let credential = store.credential_of(email).await?;
    let hash = credential.as_ref().map(|known| known.password_hash.clone());
    let right = password::verify(password, hash).await;
    let Some(credential) = credential.filter(|_| right) else {
        store.password_wrong(email).await?;
        return Err(Kept::Out);
    };
    // Asked again: of a flood that all passed the first question, the brake lets none in that come after the tenth wrong one.
    if store.password_locked(email).await? {
        return Err(Kept::Waiting);
    }
    Ok(enter(visit, credential.person, &credential.password_hash, to).await?)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Where {
    everywhere: String,
}

/// Somebody reads a long page: that the request came is all there is to it (`session::recognise`).
pub async fn here() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Ends the sign-in (with `everywhere`, all of the person's) and takes away every cookie but the device's. The browser's own cache
/// goes too; what waits sealed in its storage for the same person's next sign-in stays.
pub async fn sign_out(visit: Visit, Form(Where { everywhere }): Form<Where>) -> Response {
    if visit.viewer.signed_in().is_some() {
        let store = visit.store();
        let ended = match everywhere.as_str() {
            "yes" => store.end_all_sign_ins(&visit.viewer).await,
            _ => store.end_sign_in(&visit.viewer).await,
        };
        if let Err(error) = ended {
            return visit.stopped(error);
        }
    }
    let cookies = visit.cookies();
    let jar = [cookies.sign_in_name(), LANGUAGE, THEME, KEYS]
        .into_iter()
        .fold(visit.jar.clone(), |jar, name| jar.add(cookies.gone(name)));
    let clear = [(HeaderName::from_static("clear-site-data"), "\"cache\"")];
    // The next student finds the pictures of those who used this device.
    let student = visit.viewer.signed_in().is_some_and(|me| !me.staff);
    (jar, clear, Redirect::to(if student { "/join" } else { "/" })).into_response()
}
