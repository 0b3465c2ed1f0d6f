//! What a page is made from: read by the server while it renders, handed over in the page, read again when the browser moves on.
//!
//! It travels as text that the page itself reads. So the browser needs one resource, one fetch and one hand-over for all of a
//! student's pages instead of one for each, which would weigh more than the pages.

use domain::json::Json;
use leptos::prelude::*;
use leptos::server::codee::string::FromToStringCodec;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::load;
use crate::error::AppError;

/// A page's data as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(String);

/// What became of reading, as a page carries it from the server to the browser: the data as it is, or a refusal.
#[derive(Clone, Debug)]
pub struct Reading(pub Result<Text, AppError>);

/// Written by the server.
impl std::fmt::Display for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Ok(Text(page)) => f.write_str(page),
            #[cfg(feature = "ssr")]
            Err(error) => write!(f, "!{}", serde_json::to_string(error).unwrap_or_default()),
            #[cfg(not(feature = "ssr"))]
            Err(_) => Ok(()),
        }
    }
}

/// Read by the browser. JSON never begins with an exclamation mark.
impl std::str::FromStr for Reading {
    type Err = std::convert::Infallible;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        Ok(Self(match written.strip_prefix('!') {
            None => Ok(Text(written.to_owned())),
            Some(error) => Err(super::parse(error).and_then(Json::read).unwrap_or(AppError::Offline)),
        }))
    }
}

impl Text {
    #[cfg(feature = "ssr")]
    pub fn of<T: Serialize>(page: &T) -> Result<Self, AppError> {
        let text = serde_json::to_string(page).map_err(|_| AppError::Internal { incident: "unwritable".into() })?;
        Ok(Self(text))
    }

    /// None when a later release wrote it: a reload brings that release's page.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        super::parse(&self.0)?.read()
    }
}

pub type Read = Resource<Reading, FromToStringCodec>;

/// Reads a page for what stands in the address. Called where the page's own code is, so that no other page carries it.
pub fn read<F>(
    address: impl Fn() -> String + Send + Sync + 'static,
    fetch: impl Fn(String) -> F + Send + Sync + 'static,
) -> Read
where
    F: Future<Output = Result<Text, AppError>> + Send + 'static,
{
    Resource::new_str(address, move |address| {
        let reading = load(fetch(address));
        async move { Reading(reading.await) }
    })
}

/// Asks the server function at `address` for a page's text. The functions that live pages read with are plain fetches in the browser:
/// what Leptos makes of them there, one by one, weighed more than some of the pages.
#[cfg(feature = "hydrate")]
pub async fn ask(address: &str, arguments: &[(&str, String)]) -> Result<Text, AppError> {
    let query: Vec<String> = arguments.iter().map(|(name, value)| [*name, "=", value].concat()).collect();
    let address = ["/api/", address].concat();
    // The browser has one thread, and a resource wants to hear that it does not matter.
    match send_wrapper::SendWrapper::new(post(&address, query.join("&"))).await? {
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
