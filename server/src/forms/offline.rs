//! `/offline`: what still works without a network. A device keeps it, so nothing in it depends on who asks: only on the language
//! the browser itself asks for, or a page (`/reader.js`, for a reader of another one).

use app::accounts::Offline;
use app::messages::{Locale, negotiate, sentences_of};
use app::plain::{Reader, page_from_cold};
use axum::extract::Query;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use leptos::prelude::*;
use serde::Deserialize;

use super::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    to: String,
    l: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Language {
    l: String,
}

/// What the outbox may have to say, in one language.
pub async fn words(Query(language): Query<Language>) -> Response {
    said(&language, "outbox")
}

/// That there is a newer Waymark (`update.js`).
pub async fn update(Query(language): Query<Language>) -> Response {
    said(&language, "update")
}

fn said(Language { l }: &Language, of: &'static str) -> Response {
    let json = sentences_of(Locale::named(l).unwrap_or_default(), &[of]);
    ([(header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, "application/json")], json).into_response()
}

pub async fn show(mut visit: Visit, headers: HeaderMap, Query(Wanted { to, l }): Query<Wanted>) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let locale = Locale::named(&l).unwrap_or_else(|| negotiate(accepted));
    visit.reader = Reader { locale, ..Reader::default() };
    let html = page_from_cold(&visit.reader, &visit.say("landing.offline_page"), move || view! { <Offline to/> });
    ([(header::CACHE_CONTROL, "no-cache"), (header::VARY, "accept-language")], Html(html)).into_response()
}
