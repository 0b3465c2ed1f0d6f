//! What every handler of a plain page starts from: who came, with which cookies, and how they like their pages.

use app::accounts::Stopped;
use app::error::AppError;
use app::messages;
use app::plain::{Live, Reader, alone, live_page, page};
use app::routes::not_found;
use app::shell::Looks;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::event::Cursor;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use leptos::prelude::*;

use crate::session::Cookies;
use crate::state::AppState;

#[derive(Clone)]
pub struct Visit {
    pub state: AppState,
    pub viewer: Viewer,
    pub reader: Reader,
    /// Names the live stream of this sign-in.
    pub feed: String,
    /// As it came; answers that change cookies give it back.
    pub jar: CookieJar,
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self {
            state: state.clone(),
            viewer: parts.extensions.get::<Viewer>().cloned().unwrap_or(Viewer::Nobody),
            reader: parts.extensions.get::<Reader>().cloned().unwrap_or_default(),
            feed: parts.extensions.get::<Looks>().map(|looks| looks.feed.clone()).unwrap_or_default(),
            jar: CookieJar::from_headers(&parts.headers),
        })
    }
}

impl Visit {
    pub fn store(&self) -> &store::Store {
        self.state.store()
    }

    pub fn cookies(&self) -> Cookies {
        Cookies::of(&self.state)
    }

    pub fn is_staff(&self) -> bool {
        self.viewer.signed_in().is_some_and(|me| me.staff)
    }

    /// For a page that older students have, too: the youngest can hear what it says, and press what is large (docs/decisions/0040-early.md).
    /// Where that cannot be read, it is everybody's.
    pub async fn looks_early(&mut self) {
        self.reader.early = self.store().is_early(&self.viewer).await.unwrap_or_default();
    }

    /// A sentence in the reader's language, outside of a page.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The same, with what goes into its gaps.
    pub fn say_with(&self, key: &str, gaps: &[(&str, String)]) -> String {
        alone(|| {
            provide_context(self.reader.locale);
            messages::say(key, gaps)
        })
    }

    /// A page; `title` is a message key.
    pub fn page<V: IntoView>(&self, title: &str, body: impl FnOnce() -> V) -> Response {
        self.page_as(StatusCode::OK, title, body)
    }

    /// A page that follows what happens from `cursor` on; `hears` are the kinds of changes that concern it.
    pub fn live_page<V: IntoView>(
        &self,
        title: &str,
        cursor: &Cursor,
        hears: &'static str,
        body: impl FnOnce() -> V,
    ) -> Response {
        self.live_page_ahead(title, cursor, hears, "", body)
    }

    /// The same, and meanwhile the browser fetches `ahead`: addresses, with blanks between.
    pub fn live_page_ahead<V: IntoView>(
        &self,
        title: &str,
        cursor: &Cursor,
        hears: &'static str,
        ahead: &str,
        body: impl FnOnce() -> V,
    ) -> Response {
        let build = self.state.backend.site.build.clone();
        let live = Live { cursor: cursor.to_string(), hears, feed: self.feed.clone(), build };
        let ahead = (!ahead.is_empty()).then(|| ahead.to_owned());
        Html(live_page(&self.reader, &self.say(title), live, ahead, body)).into_response()
    }

    /// The same page again, because of what was typed. 422 for what cannot stand as it is, other statuses by what it was. Its title says that
    /// it is the same page again: a screen reader reads that first, and what stands in a page when it comes is not announced.
    pub fn again<V: IntoView>(&self, error: &AppError, title: &str, body: impl FnOnce() -> V) -> Response {
        let title = self.say_again(&self.say(title));
        (status_of(error), Html(page(&self.reader, &title, body))).into_response()
    }

    /// The title of a page that is shown again because of what was sent from it.
    pub fn say_again(&self, title: &str) -> String {
        self.say_with("ui.look_again", &[("title", title.to_owned())])
    }

    pub fn page_as<V: IntoView>(&self, status: StatusCode, title: &str, body: impl FnOnce() -> V) -> Response {
        (status, Html(page(&self.reader, &self.say(title), body))).into_response()
    }

    /// What is not there and what is not yours look the same.
    pub fn not_found(&self) -> Response {
        (StatusCode::NOT_FOUND, Html(page(&self.reader, "", not_found))).into_response()
    }

    /// A page that only says what came of it: not found, an incident with its number, a refusal that belongs to no form.
    pub fn stopped(&self, error: impl Into<AppError>) -> Response {
        let error = error.into();
        if error.is_not_found() {
            return self.not_found();
        }
        self.page_as(status_of(&error), "accounts.stopped_title", move || view! { <Stopped error/> })
    }

    /// To the sign-in page, and from there back to `path`.
    pub fn to_sign_in(&self, path: &str) -> Response {
        Redirect::to(&format!("/sign-in?next={path}")).into_response()
    }
}

/// True for what the form can show beside its fields or above them, and the person can mend or try again.
pub fn is_for_the_form(error: &AppError) -> bool {
    match error {
        AppError::Refused { refusal } => *refusal != Refusal::NotFound,
        AppError::Busy | AppError::Offline => true,
        AppError::Internal { .. } => false,
    }
}

pub fn status_of(error: &AppError) -> StatusCode {
    match error {
        AppError::Refused { refusal: Refusal::NotFound } => StatusCode::NOT_FOUND,
        AppError::Refused { refusal: Refusal::Forbidden { .. } } => StatusCode::FORBIDDEN,
        AppError::Refused { refusal: Refusal::Conflict { .. } } => StatusCode::CONFLICT,
        AppError::Refused { refusal: Refusal::Invalid { .. } } => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Busy | AppError::Offline => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Internal { .. } => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An address of ours to go on to, as a form or a link gave it: a path on this server, and nothing else.
pub fn own_path(wanted: &str) -> Option<&str> {
    let ours = wanted.starts_with('/')
        && !wanted[1..].starts_with(['/', '\\'])
        && wanted.len() < 500
        && wanted.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    ours.then_some(wanted)
}

/// The path (with its query) of the page that a form was sent from.
pub fn came_from<'a>(headers: &'a HeaderMap, origin: &str) -> Option<&'a str> {
    let referer = headers.get(axum::http::header::REFERER)?.to_str().ok()?;
    own_path(referer.strip_prefix(origin)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_ours_are_gone_on_to() {
        for good in ["/", "/classes", "/invitation/abc_-1", "/school/1?before=2"] {
            assert_eq!(own_path(good), Some(good));
        }
        for wrong in
            ["", "classes", "//evil.example", "/\\evil.example", "https://evil.example", "/a b", "/a\nb", "/\u{2025}"]
        {
            assert_eq!(own_path(wrong), None, "{wrong}");
        }
    }
}
