//! Opening the database, and serving until told to stop.
//!
//! What begins here is boxed here. The body of an `async fn` is compiled by whoever first awaits it: unboxed, the binary and each test
//! compiled the demo school and everything under it once more, four minutes of a release build.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use app::backend::{Backend, Site};
use app::live::Hub;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsAcceptor;
use futures::future::BoxFuture;
use leptos::config::{Env, LeptosOptions};
use migration::{Migrator, MigratorTrait};
use store::{Clock, Database, Randomness, Sink, Store};
use tokio::sync::mpsc;
use tracing_subscriber::EnvFilter;

use crate::assets::{self, Releases};
use crate::config::{Config, LogForm, Problem, Secret};
use crate::files::Files;
use crate::keys::Keys;
use crate::life::Life;
use crate::relay::{self, Relay};
use crate::router::router;
use crate::state::AppState;
use crate::{open_files, silence, socket, stopping, tls, watching};

pub fn listen_to_logs(form: LogForm) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn"));
    // At `trace` this target writes paths, and a projector's path is its capability.
    let filter = match "tower_http::csrf=info".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    };
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_target(false);
    match form {
        LogForm::Text => logs.init(),
        LogForm::Json => logs.json().flatten_event(true).with_current_span(false).with_span_list(false).init(),
    }
}

fn other(error: impl std::fmt::Display) -> Problem {
    Problem::Other(error.to_string())
}

/// Opens the database and brings its tables up to date.
async fn open(config: &Config) -> Result<Database, Problem> {
    let folder = config.data_folder();
    std::fs::create_dir_all(&folder).map_err(|e| Problem::Unreadable(folder.display().to_string(), e.to_string()))?;
    let database = Database::open(&config.database()).await.map_err(other)?;
    let alone = database.alone().await.map_err(other)?;
    Migrator::up(database.connection(), None).await.map_err(other)?;
    drop(alone);
    Ok(database)
}

/// Until it is done, or cannot be.
pub type Doing<'a, T = ()> = BoxFuture<'a, Result<T, Problem>>;

pub fn migrate(config: &Config) -> Doing<'_> {
    Box::pin(async move { open(config).await.map(drop) })
}

pub fn seed(config: &Config) -> Doing<'_> {
    Box::pin(seeding(config))
}

async fn seeding(config: &Config) -> Result<(), Problem> {
    let keys = Arc::new(Keys::of_config(config)?);
    match crate::demo::fill(config, open(config).await?, keys).await? {
        true => Ok(()),
        false => {
            Err(Problem::Other("there is a school already: the demo school goes into an empty database only".into()))
        }
    }
}

/// A link with which the person of this email chooses a new password, made on the server itself. It begins with what
/// `WAYMARK_ORIGIN` says, as for `serve`.
pub fn reset_link<'a>(config: &'a Config, email: &'a str) -> Doing<'a, String> {
    Box::pin(making_reset_link(config, email))
}

async fn making_reset_link(config: &Config, email: &str) -> Result<String, Problem> {
    let database = open(config).await?;
    let store = database.into_store(Clock::real(), Randomness::real(), Sink::nobody()).await.map_err(other)?;
    match store.make_password_reset_by_email(email).await {
        Ok(token) => Ok(format!("{}/new-password/{token}", config.origin())),
        Err(store::Error::Refused(_)) => {
            Err(Problem::Other("nobody on the staff signs in with this email; please check how it is spelled".into()))
        }
        Err(error) => Err(other(error)),
    }
}

/// The server's parts, wired together; tests use the same.
pub struct Waymark {
    pub state: AppState,
    relay: Option<Relay>,
}

impl Waymark {
    pub fn open(config: Config) -> Doing<'static, Self> {
        Box::pin(async move {
            let keys = Arc::new(Keys::of_config(&config)?);
            Self::opening(config, keys, Clock::real(), Randomness::real()).await
        })
    }

    pub fn open_with(config: Config, keys: Arc<Keys>, clock: Clock, randomness: Randomness) -> Doing<'static, Self> {
        Box::pin(Self::opening(config, keys, clock, randomness))
    }

    async fn opening(config: Config, keys: Arc<Keys>, clock: Clock, randomness: Randomness) -> Result<Self, Problem> {
        let mut database = open(&config).await?;
        if let Some(most) = config.writes_in_a_commit {
            database = database.writes_in_a_commit(most.into());
        }
        let (hub, sink, runner) = Hub::new();
        let store: Store = database.into_store(clock, randomness, sink).await.map_err(other)?;
        same_secret(&config, &store, &keys).await?;
        let site_folder = config.site_folder();
        let options = LeptosOptions::builder()
            .output_name("waymark")
            .site_root(site_folder.display().to_string())
            .site_pkg_dir("pkg")
            .env(if config.dev { Env::DEV } else { Env::PROD })
            .site_addr(config.address())
            .build();
        let releases = Arc::new(Releases::open(&site_folder, &config.data_folder(), assets::changes()));
        let site = Site {
            origin: config.origin(),
            build: releases.build.clone(),
            after_home: releases.ahead(&["work_page", "quiet_page"], &[]),
            // A class's page has none of the code that all live pages have.
            after_class: releases
                .ahead(&["console_page"], &["/pkg/waymark.js", "/pkg/waymark.wasm", "/pkg/teacher.css"]),
            dev: config.dev,
        };
        let files = Files::open(&config, store.clone())?;
        let life = Life::default();
        let relay = match &config.nats_url {
            None => {
                runner.run(store.clone());
                None
            }
            Some(Secret(url)) => {
                let (outward, hints) = mpsc::channel(relay::WAITING);
                runner.run_together(store.clone(), outward).await.map_err(other)?;
                Some(Relay::open(url, &keys, hub.clone(), hints, life.clone()).await?)
            }
        };
        let backend = Backend { store, hub, site: Arc::new(site) };
        let config = Arc::new(config);
        Ok(Self { state: AppState { backend, options, keys, config, files, life, releases }, relay })
    }

    /// Starts later work; gives the routes.
    pub fn start(self) -> axum::Router {
        tokio::spawn(later_work(self.state.store().clone()));
        tokio::spawn(self.state.files.clone().keep_sweeping());
        router(self.state)
    }
}

/// Where there are several servers, one with another secret than the others' would find every PIN wrong. One alone is its own master: it
/// says so and goes on, as after the loss of the old one.
async fn same_secret(config: &Config, store: &Store, keys: &Keys) -> Result<(), Problem> {
    let same = match config.nats_url {
        Some(_) => store.is_by_secret(&keys.mark()).await,
        None => store.adopt_secret(&keys.mark()).await,
    };
    match (same.map_err(other)?, config.nats_url.is_some()) {
        (true, _) => Ok(()),
        (false, true) => Err(Problem::AnotherSecret),
        (false, false) => {
            tracing::warn!("the secret is not the one that this database knew: every picture PIN has to be set again");
            Ok(())
        }
    }
}

/// Does what is due, every second.
async fn later_work(store: Store) {
    let mut second = tokio::time::interval(Duration::from_secs(1));
    second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        second.tick().await;
        // Logged by the store; tried again in a second.
        drop(store.run_due_jobs().await);
    }
}

/// Until it is told to stop. `demo` first fills an empty database with the demo school.
pub fn serve(config: Config, demo: bool) -> Doing<'static> {
    Box::pin(serving(config, demo))
}

async fn serving(config: Config, demo: bool) -> Result<(), Problem> {
    open_files::as_many_as_may_be();
    // Before anything is promised: a wrong file is told at once.
    let tls = tls::of(&config).await?;
    if demo {
        let keys = Arc::new(Keys::of_config(&config)?);
        crate::demo::fill(&config, open(&config).await?, keys).await?;
    }
    let waymark = Waymark::open(config.clone()).await?;
    if waymark.state.releases.files.is_empty() {
        let site = config.site_folder().display().to_string();
        tracing::warn!(
            "LEPTOS_SITE_ROOT={site}: nothing of the browser's side is there, so pages have no looks and no scripts"
        );
    } else if !assets::changes() {
        app::assets::are_of(&waymark.state.releases.build);
    }
    // Rather now than when the first child presses *Send*.
    waymark.state.files.reach().await?;
    greet(&config, waymark.state.store()).await;
    if let Some(address) = config.metrics_addr {
        watching::begin()?;
        let figures = watching::routes(waymark.state.clone()).into_make_service();
        let watched = tokio::net::TcpListener::bind(address).await;
        let watched = watched.map_err(|error| Problem::Other(format!("METRICS_ADDR={address}: {error}")))?;
        tokio::spawn(async move { axum::serve(watched, figures).await });
    }
    let (handle, state, relay) = (Handle::new(), waymark.state.clone(), waymark.relay.clone());
    tokio::spawn(stopping::when_told(handle.clone(), state.clone()));
    let app = waymark.start().into_make_service_with_connect_info::<SocketAddr>();
    let address = config.address();
    match tls {
        Some(tls) => axum_server::bind(address)
            .acceptor(RustlsAcceptor::new(tls).acceptor(silence::Acceptor))
            .handle(handle)
            .serve(app)
            .await
            .map_err(other)?,
        None => axum_server::bind(address).acceptor(socket::Acceptor).handle(handle).serve(app).await.map_err(other)?,
    }
    stopping::last_things(&state, relay).await;
    Ok(())
}

/// Where to look and how to sign in.
async fn greet(config: &Config, store: &Store) {
    let origin = config.origin();
    let mut lines = vec![format!("Waymark is at {origin}")];
    match store.needs_setup().await {
        Ok(true) => lines.push(format!("Nobody is here yet: {origin}/setup makes the school and its first account.")),
        _ => lines.extend(crate::demo::sign_ins(store, &origin).await),
    }
    eprintln!("\n  {}\n", lines.join("\n  "));
}
