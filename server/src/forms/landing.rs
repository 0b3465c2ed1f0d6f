//! `/`: what Waymark is, for who is not signed in. Everybody else goes to where they work.

use app::accounts::Landing;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::accounts::{Locale, Preferences};
use leptos::prelude::*;
use serde::Deserialize;

use super::enter::LANGUAGE;
use super::visit::{Visit, came_from};

pub async fn show(visit: Visit) -> Response {
    match visit.viewer.signed_in() {
        Some(me) if me.staff => return Redirect::to("/classes").into_response(),
        Some(_) => return Redirect::to("/home").into_response(),
        None => {}
    }
    match visit.store().needs_setup().await {
        Ok(needs_setup) => visit.page("landing.title", move || view! { <Landing needs_setup/> }),
        Err(error) => visit.stopped(error),
    }
}

/// Addresses of forms lead to the start when they are typed or gone back to.
pub async fn to_start() -> Redirect {
    Redirect::to("/")
}

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    language: String,
}

/// `POST /language`, from the foot of every plain page: back to that page, in the chosen language.
pub async fn language(visit: Visit, headers: HeaderMap, Form(chosen): Form<Chosen>) -> Response {
    let back = came_from(&headers, &visit.state.backend.site.origin).unwrap_or("/");
    let Some(locale) = Locale::named(&chosen.language) else { return Redirect::to(back).into_response() };
    if let Ok(me) = visit.store().me(&visit.viewer).await {
        let wishes = Preferences { locale: Some(locale), ..me.preferences };
        if let Err(error) = visit.store().set_preferences(&visit.viewer, wishes).await {
            return visit.stopped(error);
        }
    }
    let jar = visit.jar.clone().add(visit.cookies().looks(LANGUAGE, locale.name().to_owned()));
    (jar, Redirect::to(back)).into_response()
}
