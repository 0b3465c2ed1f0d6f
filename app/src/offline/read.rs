//! What a page is made from: read by the server while it renders, handed over in the page, read again when the browser moves on.
//!
//! It travels as text that the page itself reads. So the browser needs one resource, one fetch and one hand-over for all of a
//! student's pages instead of one for each, which would weigh more than the pages.

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::load;
use crate::error::AppError;

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

    /// None when a later release wrote it: a reload brings that release's page.
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(self.0.as_bytes()).ok()
    }
}

pub type Read = Resource<Result<Text, AppError>>;

/// Reads a page for what stands in the address. Called where the page's own code is, so that no other page carries it.
pub fn read<F>(
    address: impl Fn() -> String + Send + Sync + 'static,
    fetch: impl Fn(String) -> F + Send + Sync + 'static,
) -> Read
where
    F: Future<Output = Result<Text, AppError>> + Send + 'static,
{
    Resource::new(address, move |address| load(fetch(address)))
}
