//! The real binary, as an operator starts it: its settings and nothing of the environment, its output in a file.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

const PATIENCE: Duration = Duration::from_secs(60);

pub struct Waymark {
    pub port: u16,
    child: Child,
    log: PathBuf,
}

/// A port that nobody has right now.
pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// What `/readyz` at this port answers; status 0 where nobody does.
pub async fn readiness(port: u16) -> (u16, String) {
    // The first client of the process; nothing here speaks HTTPS without saying how.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match reqwest::get(format!("http://127.0.0.1:{port}/readyz")).await {
        Ok(answer) => (answer.status().as_u16(), answer.text().await.unwrap_or_default()),
        Err(_) => (0, String::new()),
    }
}

pub fn signal(to: &Child, name: &str) {
    let id = to.id().expect("it runs").to_string();
    assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
}

impl Waymark {
    /// Starts it with its own folder; returns once it is ready.
    pub async fn starts(folder: &Path, port: u16, settings: &[(&str, String)]) -> Self {
        Self::starts_by(&[], folder, port, settings).await
    }

    /// The same behind other words of a command line.
    pub async fn starts_by(words: &[&str], folder: &Path, port: u16, settings: &[(&str, String)]) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let log = folder.join("log");
        let out = std::fs::File::options().create(true).append(true).open(&log).unwrap();
        let words: Vec<_> = words.iter().copied().chain([env!("CARGO_BIN_EXE_waymark"), "serve"]).collect();
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).env_clear().kill_on_drop(true);
        command.env("PORT", port.to_string()).env("WAYMARK_DATA", folder).env("LEPTOS_SITE_ROOT", folder.join("site"));
        command.envs(settings.iter().map(|(name, value)| (name, value)));
        command.stdout(Stdio::from(out.try_clone().unwrap())).stderr(Stdio::from(out));
        let mut started = Self { port, child: command.spawn().unwrap(), log };
        let since = Instant::now();
        while started.readiness().await.0 != 200 {
            let ended = started.child.try_wait().unwrap();
            assert!(ended.is_none() && since.elapsed() < PATIENCE, "{ended:?}: {}", started.said());
            sleep(Duration::from_millis(50)).await;
        }
        started
    }

    pub async fn readiness(&self) -> (u16, String) {
        readiness(self.port).await
    }

    /// Returns once `/readyz` says exactly this.
    #[track_caller]
    pub fn becomes<'a>(&'a self, readiness: &'a str) -> impl Future<Output = ()> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let wait = async {
                while self.readiness().await.1 != readiness {
                    sleep(Duration::from_millis(50)).await;
                }
            };
            assert!(timeout(PATIENCE, wait).await.is_ok(), "{caller}: it never says {readiness}");
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id().expect("it runs")
    }

    pub fn signal(&self, name: &str) {
        signal(&self.child, name);
    }

    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Returns once nobody new is accepted.
    pub async fn takes_nobody(&self) {
        let closes = async {
            while self.readiness().await.0 != 0 {
                sleep(Duration::from_millis(10)).await;
            }
        };
        assert!(timeout(PATIENCE, closes).await.is_ok(), "it takes whoever comes: {}", self.said());
    }

    /// Its exit code; none if a signal ended it.
    pub async fn ends(&mut self, within: Duration) -> Option<i32> {
        let ended = timeout(within, self.child.wait()).await;
        ended.unwrap_or_else(|_| panic!("it goes on: {}", self.said())).unwrap().code()
    }

    /// Everything it wrote down.
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }
}
