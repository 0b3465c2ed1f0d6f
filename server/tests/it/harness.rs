//! A server on a port of its own, with an empty database of its own (a file; on the PostgreSQL server of `WAYMARK_TEST_POSTGRES` where
//! there is one) and a clock that the test moves; and clients that behave like browsers: each has its cookies, sends `Origin` with
//! every form, and does not follow redirects, so that a test sees them.
//!
//! ```ignore
//! let server = TestServer::start().await;
//! let (rivera, ada) = server.two_clients();
//! rivera.sets_up_school().await;                       // signed in as Ms Rivera, admin and teacher
//! let page = rivera.get("/classes").await;
//! page.shows("Ms Rivera");
//! ada.post("/join", &[("code", "maple otter 472")]).await.goes_to("/join/name");
//! server.later(15 * MINUTE);
//! ```
//! What a page cannot tell, the store can: `server.store()`.

#[path = "../../../app/store/tests/it/blank.rs"]
mod blank;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use domain::clock::Moment;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::header::{self, HeaderMap};
use reqwest::redirect::Policy;
use serde::Serialize;
use server::config::Config;
use server::keys::Keys;
use server::serve::Waymark;
use server::state::AppState;
use store::{Clock, Randomness};
use tokio::task::JoinHandle;

/// 2026-09-14, a Monday, 09:00 in Chicago.
pub const MONDAY: i64 = 1_789_394_400_000;

/// The password of everybody whom the harness signs up.
pub const PASSWORD: &str = "four stones on a hill";

pub struct TestServer {
    /// `http://127.0.0.1:<port>`
    pub origin: String,
    pub state: AppState,
    now: Arc<AtomicI64>,
    serving: JoinHandle<()>,
    _folder: tempfile::TempDir,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// As configured by the test. Address, data folder and origin are the harness's.
    pub async fn start_with(configure: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let site = Some(folder.path().join("site"));
        let data = folder.path().join("data");
        let database_url = blank::postgres().await;
        if database_url.is_none() {
            std::fs::create_dir(&data).unwrap();
            blank::sqlite(&data.join("waymark.db")).await;
        }
        let mut config = Config { port: Some(port), data: Some(data), database_url, site, ..Config::default() };
        in_s3(&mut config);
        configure(&mut config);
        let now = Arc::new(AtomicI64::new(MONDAY));
        let (state, serving) = serve(config, now.clone(), listener).await;
        Self { origin: state.config.origin(), state, now, serving, _folder: folder }
    }

    /// Stops, wherever it is, and starts again at the same address with what is on disk.
    pub async fn restarts(&mut self) {
        self.serving.abort();
        let _ = (&mut self.serving).await;
        let listener = tokio::net::TcpListener::bind(self.state.config.address()).await.unwrap();
        let config = Config::clone(&self.state.config);
        (self.state, self.serving) = serve(config, self.now.clone(), listener).await;
    }

    pub fn store(&self) -> &store::Store {
        self.state.store()
    }

    pub fn keys(&self) -> &Keys {
        &self.state.keys
    }

    /// Lets time pass.
    pub fn later(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// A browser that was never here before.
    pub fn client(&self) -> Client {
        Client::of(&self.origin, |built| built)
    }

    pub fn two_clients(&self) -> (Client, Client) {
        (self.client(), self.client())
    }
}

async fn serve(config: Config, now: Arc<AtomicI64>, listener: tokio::net::TcpListener) -> (AppState, JoinHandle<()>) {
    // Every reading of the clock is a millisecond later than the one before: order is never by luck.
    let clock = Clock::new(move || Moment(now.fetch_add(1, Ordering::Relaxed)));
    let keys = Arc::new(Keys::of(b"a secret that only tests share: 32+ bytes"));
    let waymark = Waymark::open_with(config, keys, clock, Randomness::real()).await.unwrap();
    let state = waymark.state.clone();
    let app = waymark.start().into_make_service_with_connect_info::<SocketAddr>();
    // As it is shipped: live streams leave hyper once they have begun.
    let serving = axum_server::from_tcp(listener.into_std().unwrap()).unwrap().acceptor(server::socket::Acceptor);
    (state, tokio::spawn(async move { serving.serve(app).await.unwrap() }))
}

/// Files in the S3-compatible store of this run, in a bucket of this server's own, which is a folder there; in the data folder in every
/// other run. `.ci/test` does both.
fn in_s3(config: &mut Config) {
    let Ok(endpoint) = std::env::var("WAYMARK_TEST_S3") else { return };
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let bucket = format!("b{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    std::fs::create_dir(std::path::Path::new(&std::env::var("WAYMARK_TEST_S3_FOLDER").unwrap()).join(&bucket)).unwrap();
    config.storage_url = Some(format!("s3://{bucket}"));
    config.s3_endpoint = Some(endpoint);
    config.s3_access_key_id = Some("waymark".to_owned().into());
    config.s3_secret_access_key = Some("only-for-tests".to_owned().into());
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// One browser.
pub struct Client {
    http: reqwest::Client,
    jar: Arc<Jar>,
    origin: String,
}

impl Client {
    /// A browser that was never at `origin` before; `special` says what is special about it.
    pub fn of(origin: &str, special: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> Self {
        // The first client of the process; nothing here speaks HTTPS without saying how.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let jar = Arc::new(Jar::default());
        let mut always = HeaderMap::new();
        always.insert(header::ACCEPT, "text/html".parse().unwrap());
        always.insert(header::ACCEPT_LANGUAGE, "en".parse().unwrap());
        // Whoever waits for ever learns nothing. Live streams say something more often than that.
        let built = reqwest::Client::builder().cookie_provider(jar.clone()).read_timeout(Duration::from_secs(90));
        let http = special(built.redirect(Policy::none()).default_headers(always)).build().unwrap();
        Self { http, jar, origin: origin.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(self.http.get(self.address(path))).await
    }

    /// Goes where an answer sends one.
    pub async fn follows(&self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, 303, "{}", answer.body);
        self.get(answer.header("location")).await
    }

    /// Sends a form, as a page of ours does. A field may be there several times.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.post_from(&self.origin, path, form).await
    }

    /// Sends a form from a page of `origin`.
    pub async fn post_from(&self, origin: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        self.ask(self.http.post(self.address(path)).header(header::ORIGIN, origin).form(form)).await
    }

    pub async fn post_json(&self, path: &str, body: &impl Serialize) -> Answer {
        self.ask(self.http.post(self.address(path)).header(header::ORIGIN, &self.origin).json(body)).await
    }

    /// For what the others cannot say: other headers, streams.
    pub fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, self.address(path)).header(header::ORIGIN, &self.origin)
    }

    pub async fn ask(&self, request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, body: response.text().await.unwrap() }
    }

    /// The value of one of this browser's cookies.
    pub fn cookie(&self, name: &str) -> Option<String> {
        let cookies = self.jar.cookies(&self.origin.parse().unwrap())?;
        let found = cookies.to_str().unwrap().split("; ").find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        found.map(str::to_owned)
    }

    /// As if it had been given this cookie: the same person at another device.
    pub fn keeps_cookie(&self, name: &str, value: &str) {
        self.jar.add_cookie_str(&format!("{name}={value}; Path=/"), &self.origin.parse().unwrap());
    }

    /// Sets up Cedar Grove School in Chicago, with Ms Rivera as its admin, who is signed in then.
    pub async fn sets_up_school(&self) {
        let form = [
            ("school_name", "Cedar Grove School"),
            ("time_zone", "America/Chicago"),
            ("locale", "en"),
            ("name", "Ms Rivera"),
            ("email", "rivera@cedar.example"),
            ("password", PASSWORD),
        ];
        self.post("/setup", &form).await.goes_to("/classes");
    }

    /// As a member of the staff, by the harness's password.
    pub async fn signs_in(&self, email: &str) {
        self.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await.goes_to("/classes");
    }

    /// The answer to a list of commands, where there may be nobody to answer: status and body.
    pub async fn tries(&self, body: &impl Serialize) -> Result<(u16, String), reqwest::Error> {
        let request = self.request(reqwest::Method::POST, "/api/v1/commands").json(body);
        let response = request.timeout(Duration::from_secs(20)).send().await?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// Whether this browser is signed in as anybody.
    pub async fn is_signed_in(&self) -> bool {
        self.get("/account").await.status == 200
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// As it was sent. [`Answer::text`] is what people read.
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body with its entities read.
    pub fn text(&self) -> String {
        let entities =
            [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
        entities.iter().fold(self.body.clone(), |text, (entity, meant)| text.replace(entity, meant))
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    #[track_caller]
    pub fn goes_to(&self, path: &str) -> &Self {
        assert_eq!((self.status, self.header("location")), (303, path), "{}", self.body);
        self
    }

    #[track_caller]
    pub fn shows(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "no {words:?} in {}", self.body);
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Self {
        assert!(!self.text().contains(words), "{words:?} in {}", self.body);
        self
    }

    /// The value of the first attribute `name` that begins with `start`: an address in a page.
    pub fn attribute(&self, name: &str, start: &str) -> Option<String> {
        let text = self.text();
        let from = text.find(&format!("{name}=\"{start}"))? + name.len() + 2;
        text[from..].split('"').next().map(str::to_owned)
    }
}
