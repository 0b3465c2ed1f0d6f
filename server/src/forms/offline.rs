//! `/offline`: what still works without a network. A device keeps it, so nothing in it depends on who asks: only on the language
//! the browser itself asks for.

use app::accounts::Offline;
use app::messages::negotiate;
use app::plain::{Reader, page};
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
}

pub async fn show(mut visit: Visit, headers: HeaderMap, Query(Wanted { to }): Query<Wanted>) -> Response {
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    visit.reader = Reader { locale: negotiate(accepted), ..Reader::default() };
    let html = page(&visit.reader, &visit.say("landing.offline_page"), move || view! { <Offline to/> });
    ([(header::CACHE_CONTROL, "no-cache"), (header::VARY, "accept-language")], Html(html)).into_response()
}
