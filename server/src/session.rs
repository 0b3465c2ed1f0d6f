//! Cookies, and who is behind a request.
//!
//! `waymark` holds the sign-in's token, `waymark-device` the device's; both `HttpOnly`, `SameSite=Lax`, under the `__Host-` prefix
//! wherever there is HTTPS; so is `waymark-seal`, which with a sign-in opens what waits on the device (`sealing.rs`). `waymark-lang` and `waymark-theme` are looks only and hold no identity;
//! what comforts a person is in no cookie, because it says something about them: pages have it from the person who is signed in.

use app::messages::{Locale, negotiate};
use app::plain::Reader;
use app::shell::Looks;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::comfort::Comfort;
use domain::viewer::Viewer;
use sha2::{Digest, Sha256};
use store::Held;

use crate::state::AppState;

/// Cookie names and their making, by whether there is HTTPS.
#[derive(Clone, Copy)]
pub struct Cookies {
    https: bool,
}

impl Cookies {
    pub fn of(state: &AppState) -> Self {
        Self { https: state.config.is_https() }
    }

    pub fn sign_in_name(self) -> &'static str {
        if self.https { "__Host-waymark" } else { "waymark" }
    }

    pub fn device_name(self) -> &'static str {
        if self.https { "__Host-waymark-device" } else { "waymark-device" }
    }

    /// The sign-in itself decides when it ends: a student's long before its cookie, a teacher's thirty days after the last visit,
    /// for which the cookie is given anew (see [`recognise`]).
    pub fn sign_in(self, token: String) -> Cookie<'static> {
        self.make(self.sign_in_name(), token, Some(30))
    }

    pub fn device(self, token: String) -> Cookie<'static> {
        self.make(self.device_name(), token, Some(400))
    }

    pub fn seal_name(self) -> &'static str {
        if self.https { "__Host-waymark-seal" } else { "waymark-seal" }
    }

    /// Kept past every sign-out: what waits sealed on a device is opened by this and its student's sign-in together.
    pub fn seal(self, token: String) -> Cookie<'static> {
        self.make(self.seal_name(), token, Some(400))
    }

    pub fn looks(self, name: &'static str, value: String) -> Cookie<'static> {
        self.make(name, value, Some(400))
    }

    /// Takes a cookie away.
    pub fn gone(self, name: &'static str) -> Cookie<'static> {
        self.make(name, String::new(), Some(0))
    }

    fn make(self, name: &'static str, value: String, days: Option<i64>) -> Cookie<'static> {
        let mut cookie =
            Cookie::build((name, value)).path("/").http_only(true).same_site(SameSite::Lax).secure(self.https);
        if let Some(days) = days {
            cookie = cookie.max_age(time::Duration::days(days));
        }
        cookie.build()
    }
}

/// What the sign-in's token on a request proves.
pub async fn viewer(state: &AppState, jar: &CookieJar) -> Viewer {
    held(state, jar, false).await.map_or(Viewer::Nobody, |held| held.viewer)
}

/// `touched`: see [`is_touched`].
async fn held(state: &AppState, jar: &CookieJar, touched: bool) -> Option<Held> {
    let cookie = jar.get(Cookies::of(state).sign_in_name())?;
    // A database that does not answer signs nobody in; the page says what is wrong when it reads.
    state.store().held(cookie.value(), touched).await.ok().flatten()
}

/// Whether somebody did something: went to a page or sent something. What a page reads by itself keeps nobody signed in. Browsers tell
/// the two apart over HTTPS only; elsewhere everything counts, and the page alone looks at the clock.
fn is_touched(request: &Request) -> bool {
    let mode = request.headers().get("sec-fetch-mode").and_then(|value| value.to_str().ok());
    request.method() != Method::GET || mode.is_none_or(|mode| mode == "navigate")
}

/// The cookie again, for thirty more days; unless the answer itself says what becomes of it.
fn renew(cookies: Cookies, jar: &CookieJar, response: &mut Response) {
    let name = cookies.sign_in_name();
    let said = response.headers().get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    if said.into_iter().any(|set| set.strip_prefix(name).is_some_and(|rest| rest.starts_with('='))) {
        return;
    }
    let cookie = jar.get(name).map(|cookie| cookies.sign_in(cookie.value().to_owned()).to_string());
    if let Some(Ok(value)) = cookie.map(|cookie| HeaderValue::from_str(&cookie)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}

/// The device's token, if this device was here before.
pub fn device(state: &AppState, jar: &CookieJar) -> Option<String> {
    jar.get(Cookies::of(state).device_name()).map(|cookie| cookie.value().to_owned())
}

/// Puts the viewer, the reader and the looks on the request; once a day a teacher's cookie on the answer.
pub async fn recognise(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let jar = CookieJar::from_headers(request.headers());
    let held = held(&state, &jar, is_touched(&request)).await;
    let due = held.as_ref().is_some_and(|held| held.renew);
    let idle_minutes = held.as_ref().and_then(|held| held.idle_minutes);
    let viewer = held.map_or(Viewer::Nobody, |held| held.viewer);
    let locale = locale(&jar, request.headers());
    let theme =
        jar.get("waymark-theme").map(|c| c.value().to_owned()).filter(|t| matches!(t.as_str(), "light" | "dark"));
    let (mut theme, mut comfort, mut time_zone) = (theme.unwrap_or_default(), Comfort::default(), "UTC".to_owned());
    if matches!(viewer, Viewer::Person(_)) && !is_told_in_data(&request) && wants_a_page(request.headers()) {
        time_zone = state.store().time_zone(&viewer).await.unwrap_or(time_zone);
        // On another device than the one it was chosen on, too.
        let (own, theirs) = state.store().looks(&viewer).await.unwrap_or_default();
        theme = own.map_or(theme, |own| own.name().to_owned());
        comfort = theirs;
    }
    let me = viewer.signed_in().map(|me| me.person.to_string()).unwrap_or_default();
    let feed = viewer.signed_in().map(|me| feed_name(&me.sign_in.to_string())).unwrap_or_default();
    let extensions = request.extensions_mut();
    let student = viewer.signed_in().is_some_and(|me| !me.staff);
    extensions.insert(Looks { theme: theme.clone(), comfort, feed, idle_minutes, me: me.clone(), early: false });
    extensions.insert(Reader { locale, theme, comfort, time_zone, idle_minutes, student, me, early: false });
    extensions.insert(viewer);
    let mut response = next.run(request).await;
    if due {
        renew(Cookies::of(&state), &jar, &mut response);
    }
    response
}

fn locale(jar: &CookieJar, headers: &HeaderMap) -> Locale {
    jar.get("waymark-lang").and_then(|cookie| Locale::named(cookie.value())).unwrap_or_else(|| {
        let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        negotiate(accepted)
    })
}

/// A command that a script sends: its answer has words and no looks. A form that is sent without one is answered with a page.
fn is_told_in_data(request: &Request) -> bool {
    request.uri().path() == "/api/v1/commands"
        && request.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"))
}

fn wants_a_page(headers: &HeaderMap) -> bool {
    headers
        .get(axum::http::header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        // `*/*` is what a script says that fetches a part of a page.
        .is_some_and(|a| a.contains("text/html") || a == "*/*")
}

/// Names the shared stream of a sign-in's tabs, without telling what the sign-in is.
pub fn feed_name(of: &str) -> String {
    Sha256::digest(of.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
