//! What a server function works with: who asks, and the store. The only way from a page to the store.

use std::sync::Arc;

use axum::http::request::Parts;
use domain::id::PersonId;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use leptos::prelude::*;
use store::Store;

use crate::error::AppError;
use crate::live::Hub;

#[derive(Clone)]
pub struct Backend {
    pub store: Store,
    pub hub: Hub,
    pub site: Arc<Site>,
}

/// What the server knows about itself.
#[derive(Debug)]
pub struct Site {
    /// `https://waymark.school.example`, without a slash at the end: what QR codes say and what `Origin` must match.
    pub origin: String,
    /// Changes with every build of the browser's side: names the service worker's cache.
    pub build: String,
    /// What the pages need that a student goes on to from home, and a teacher from a class: addresses, with blanks between, for the browser to fetch
    /// while nobody waits (`/ahead.js`).
    pub after_home: String,
    pub after_class: String,
    /// Shows `/style`.
    pub dev: bool,
}

/// Who asks, and what to work with. A middleware of the server has put the viewer on the request.
pub async fn begin() -> Result<(Viewer, Backend), AppError> {
    let backend = backend()?;
    let viewer = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Viewer>().cloned());
    Ok((viewer.unwrap_or(Viewer::Nobody), backend))
}

/// The person who asks; whoever is not signed in is shown the way in.
pub fn me(viewer: &Viewer) -> Result<PersonId, AppError> {
    Ok(viewer.person().ok_or_else(|| {
        leptos_axum::redirect("/");
        Refusal::NotFound
    })?)
}

fn backend() -> Result<Backend, AppError> {
    use_context::<Backend>().ok_or_else(|| AppError::Internal { incident: "no-backend".into() })
}
