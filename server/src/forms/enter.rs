//! How a member of the staff comes in: by a sign-in, or straight from making an account.

use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::accounts::Preferences;
use domain::id::PersonId;

use super::visit::Visit;
use crate::password;

pub const LANGUAGE: &str = "waymark-lang";
pub const THEME: &str = "waymark-theme";
/// `off` where one-key shortcuts are; absent where they are on.
pub const KEYS: &str = "waymark-keys";

/// Signs the person in here, whoever was before, and goes on to `to`. `hash` is the one their password was compared with.
pub async fn enter(visit: &Visit, person: PersonId, hash: &str, to: &str) -> Result<Response, AppError> {
    let store = visit.store();
    let token = match to.strip_prefix("/invitation/") {
        Some(link) => store.start_invited_sign_in(person, hash, link).await?,
        None => store.start_staff_sign_in(person, hash, None).await?,
    };
    if visit.viewer.signed_in().is_some() {
        // Its cookie is gone with this answer; a sign-in nobody can end should not go on.
        let _ = store.end_sign_in(&visit.viewer).await;
    }
    let cookies = visit.cookies();
    let mut jar = visit.jar.clone().add(cookies.sign_in(token.clone()));
    if let Some(viewer) = store.viewer_of(&token).await?
        && let Ok(me) = store.me(&viewer).await
    {
        jar = with_wishes(visit, jar, me.preferences);
    }
    Ok((jar, Redirect::to(to)).into_response())
}

/// What the person likes, on this browser too. What they have no wish about stays as it is here.
fn with_wishes(visit: &Visit, mut jar: CookieJar, preferences: Preferences) -> CookieJar {
    let cookies = visit.cookies();
    if let Some(locale) = preferences.locale {
        jar = jar.add(cookies.looks(LANGUAGE, locale.name().to_owned()));
    }
    if let Some(theme) = preferences.theme {
        jar = jar.add(cookies.looks(THEME, theme.name().to_owned()));
    }
    jar
}

/// Hashes a password that has been looked over.
pub async fn hashed(new: String) -> Result<String, AppError> {
    password::hash(new).await.map_err(|error| {
        tracing::error!(%error, "hashing");
        AppError::Internal { incident: "hash".into() }
    })
}
