//! `/guest/{token}`: whoever has the link reads one perspective, and may ask or say what they noticed. It is nobody's page: no sign-in is looked
//! at, no script runs, nothing is kept by the browser, and where its reader goes next is not told where they came from.

use app::audience::{GuestTyped, gone, guest};
use app::error::AppError;
use app::messages::Locale;
use app::plain::{Reader, public_page};
use app::typed::Typed;
use axum::extract::{Extension, Form, Path, Query, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::audience::GuestWords;
use domain::id::ReplyId;
use domain::refusal::Refusal;
use domain::replies::ReplyKind;
use serde::Deserialize;

use super::super::visit::{is_for_the_form, status_of};
use crate::source::Source;
use crate::state::AppState;

/// No script, and nothing from anywhere else.
pub const CONTENT: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    sent: String,
    language: String,
}

pub async fn show(
    State(state): State<AppState>,
    Extension(reader): Extension<Reader>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let back = GuestTyped { sent: asked.sent == "yes", ..GuestTyped::default() };
    page(&state, &reader, &token, &asked.language, back).await
}

pub async fn say(
    State(state): State<AppState>,
    Extension(reader): Extension<Reader>,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
    source: Source,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    match carry_out(&state, &token, &source, &fields).await {
        // The token came in the address: it is one of ours, and goes back there.
        Ok(()) => {
            let language = known(&asked.language).map(|tag| format!("&language={tag}")).unwrap_or_default();
            quietly(Redirect::to(&format!("/guest/{token}?sent=yes{language}#say")).into_response())
        }
        Err(error) if is_for_the_form(&error) => {
            let typed = Typed::refused(fields, error);
            page(&state, &reader, &token, &asked.language, GuestTyped { typed, sent: false }).await
        }
        // Its link ended while they wrote: there is nothing here any more, but what they wrote is theirs.
        Err(error) => {
            let status = if error.is_not_found() { StatusCode::GONE } else { status_of(&error) };
            let unsent = fields.iter().find(|(name, _)| name == "words").map(|(_, words)| words.as_str());
            nothing_but(&reader.in_language(&asked.language), status, unsent.unwrap_or_default())
        }
    }
}

/// A language of ours that the address asks for.
fn known(tag: &str) -> Option<&'static str> {
    Locale::named(tag).map(|locale| locale.0)
}

async fn carry_out(
    state: &AppState,
    token: &str,
    source: &Source,
    fields: &[(String, String)],
) -> Result<(), AppError> {
    let text = |name: &str| {
        let found = fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.replace("\r\n", "\n"));
        found.unwrap_or_default()
    };
    let id: ReplyId = text("id").parse().map_err(|_| Refusal::invalid("", "refusal.invalid"))?;
    let kind = ReplyKind::named(&text("kind")).ok_or_else(|| Refusal::invalid("", "refusal.invalid"))?;
    let words = GuestWords { kind, name: text("name"), words: text("words") };
    Ok(state.store().say_as_guest(token, id, words, &source.0).await?)
}

async fn page(state: &AppState, reader: &Reader, token: &str, language: &str, back: GuestTyped) -> Response {
    let reader = &reader.clone().in_language(language);
    let found = match state.store().guest_page(token).await.map_err(AppError::from) {
        Ok(found) => found,
        Err(error) if error.is_not_found() => return nothing(reader),
        Err(error) => return (status_of(&error), nothing(reader)).into_response(),
    };
    let status = back.typed.error.as_ref().map_or(StatusCode::OK, status_of);
    let title = said(reader, "guest.title");
    let language = known(language).map(|tag| format!("?language={tag}")).unwrap_or_default();
    let action = format!("/guest/{token}{language}");
    let html = public_page(reader, &title, || guest(&found, &action, ReplyId::mint(), &back));
    quietly((status, Html(html)).into_response())
}

/// A sentence in the reader's language, outside of a page.
pub fn said(reader: &Reader, key: &str) -> String {
    app::plain::alone(|| {
        leptos::prelude::provide_context(reader.locale);
        app::messages::say(key, &[])
    })
}

/// What never was there, what ended, and what was taken back say the same.
pub fn nothing(reader: &Reader) -> Response {
    nothing_but(reader, StatusCode::GONE, "")
}

fn nothing_but(reader: &Reader, status: StatusCode, unsent: &str) -> Response {
    let title = said(reader, "guest.gone_title");
    quietly((status, Html(public_page(reader, &title, || gone(unsent)))).into_response())
}

/// Headers of what outsiders read. With `no-referrer` a browser would also hide from this school that the form is its own (`Origin: null`).
pub fn quietly(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow, noarchive"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
