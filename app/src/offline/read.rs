//! What a page is made from: read by the server while it renders, handed over in the page, read again when the browser moves on.

use std::fmt::{Display, Formatter};
use std::str::FromStr;

use leptos::prelude::*;
use leptos::server::codee::string::FromToStringCodec;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::load;
use crate::error::AppError;

/// A page's data, or why there is none, as JSON. Read from bytes, as server functions read it: one reader of each type is
/// enough in the browser.
#[derive(Clone)]
pub struct Page<T>(pub Result<T, AppError>);

impl<T: Serialize> Display for Page<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::to_string(&self.0).map_err(|_| std::fmt::Error)?)
    }
}

impl<T: DeserializeOwned> FromStr for Page<T> {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_slice(text.as_bytes()).map(Page)
    }
}

pub type Read<T> = Resource<Page<T>, FromToStringCodec>;

/// Reads a page for what `source` says. Called where the page's own code is, so that no other page carries it.
pub fn read<S, T, F>(source: impl Fn() -> S + Send + Sync + 'static, fetch: impl Fn(S) -> F + Send + Sync + 'static) -> Read<T>
where
    S: PartialEq + Clone + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, AppError>> + Send + 'static,
{
    Resource::new_str(source, move |source| {
        let reading = load(fetch(source));
        async move { Page(reading.await) }
    })
}
