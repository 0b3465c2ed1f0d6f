//! What a page is made from: read by the server while it renders, written into the page, and read again when something happened.
//!
//! It travels as text that the page itself reads: the way over is one for all pages, and what each of them understands is in its own chunk.

#[cfg(feature = "hydrate")]
use domain::json::Json;
use domain::json::Reads;
#[cfg(feature = "hydrate")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;

/// Where a page carries what it was made of.
const PLACE: &str = "read";

/// A page's data as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(String);

impl Text {
    #[cfg(feature = "ssr")]
    pub fn of<T: Serialize>(page: &T) -> Result<Self, AppError> {
        let text = serde_json::to_string(page).map_err(|_| AppError::Internal { incident: "unwritable".into() })?;
        Ok(Self(text))
    }

    /// The text as a page carries it to the browser. No word in it ends the element it stands in.
    #[cfg(feature = "ssr")]
    pub fn script(&self) -> maud::Markup {
        maud::html! {
            script id=(PLACE) type="application/json" { (maud::PreEscaped(self.0.replace('<', "\\u003c"))) }
        }
    }

    /// What the page that stands here was made of.
    #[cfg(feature = "hydrate")]
    pub fn of_this_page() -> Option<Self> {
        Self::of_page(&document())
    }

    /// The same of a page that was asked for.
    #[cfg(feature = "hydrate")]
    pub fn of_page(page: &web_sys::Document) -> Option<Self> {
        page.get_element_by_id(PLACE)?.text_content().map(Self)
    }

    /// None when a later release wrote it: a reload brings that release's page.
    pub fn read<T: Reads>(&self) -> Option<T> {
        super::parse(&self.0)?.read()
    }
}

/// Asks the server function at `address` for a page's text. The functions that live pages read with are plain fetches in the browser:
/// what Leptos makes of them there, one by one, weighed more than some of the pages.
#[cfg(feature = "hydrate")]
pub async fn ask(address: &str, arguments: &[(&str, String)]) -> Result<Text, AppError> {
    let query: Vec<String> = arguments.iter().map(|(name, value)| [*name, "=", value].concat()).collect();
    let address = ["/api/", address].concat();
    match post(&address, query.join("&")).await? {
        Json::Text(page) => Ok(Text(page)),
        _ => Err(AppError::Offline),
    }
}

/// Posts fields to a server function, as a form would, and hears what it answers.
#[cfg(feature = "hydrate")]
pub async fn post(address: &str, fields: String) -> Result<Json, AppError> {
    use domain::refusal::Refusal;
    let request = gloo_net::http::Request::post(address)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(fields)
        .map_err(|_| AppError::Offline)?;
    let response = request.send().await.map_err(|_| AppError::Offline)?;
    if response.headers().has("serverfnredirect")
        && let Some(place) = response.headers().get("location")
    {
        // Signed out meanwhile: the way in.
        let _ = window().location().set_href(&place);
    }
    let body = super::parse(&response.text().await.map_err(|_| AppError::Offline)?);
    match (response.status(), body) {
        (200, Some(answer)) => Ok(answer),
        (404, _) => Err(Refusal::NotFound.into()),
        (503, _) => Err(AppError::Busy),
        (200, None) => Err(AppError::Offline),
        (_, error) => Err(error.and_then(Json::read).unwrap_or(AppError::Offline)),
    }
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub async fn ask(_address: &str, _arguments: &[(&str, String)]) -> Result<Text, AppError> {
    Err(AppError::Offline)
}
