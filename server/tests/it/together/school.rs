//! A school on three servers: processes of their own, one PostgreSQL, one NATS, one folder for files, one address.

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use base64::Engine;
use domain::id::ClassId;
use domain::viewer::Viewer;
use sea_orm_migration::sea_orm::ConnectionTrait;
use store::{Clock, Database, Randomness, Sink, Store};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use super::balancer::Balancer;
use crate::harness::Client;
use crate::process::{Waymark, free_port, signal};
use crate::room::{self, ADAS, imports, makes_class, opens_door};

pub struct School {
    pub servers: Vec<Waymark>,
    pub balancer: Balancer,
    pub nats: Nats,
    /// The same database, from outside: for looking. Nobody hears of what is written through it.
    pub store: Store,
    /// Its address.
    pub database: String,
    /// Where the figures of each are.
    figures: [u16; 3],
    folder: tempfile::TempDir,
    settings: Vec<(&'static str, String)>,
}

/// On the PostgreSQL server of this run, without a table.
async fn empty_database() -> Option<String> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let server = std::env::var("WAYMARK_TEST_POSTGRES").ok()?;
    let name = format!("e{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    does(&server, &format!("CREATE DATABASE {name}")).await;
    Some(format!("{server}/{name}"))
}

async fn does(server: &str, sql: &str) {
    let admin = Database::open(&format!("{server}/postgres")).await.unwrap();
    admin.connection().execute_unprepared(sql).await.unwrap();
}

impl School {
    /// Nothing where there is no PostgreSQL or no NATS: `.ci/test` has both.
    pub async fn opens() -> Option<Self> {
        let nats = Nats::of(std::env::var("WAYMARK_TEST_NATS").ok()?).await;
        let database = empty_database().await?;
        let folder = tempfile::tempdir().unwrap();
        let ports = [free_port(), free_port(), free_port()];
        let figures = [free_port(), free_port(), free_port()];
        let balancer = Balancer::before(&ports).await;
        let secret = base64::engine::general_purpose::STANDARD.encode(b"a secret that three servers share, 32+ bytes");
        let settings = vec![
            ("DATABASE_URL", database.clone()),
            ("NATS_URL", nats.url()),
            ("WAYMARK_SECRET", secret),
            ("STORAGE_URL", format!("file://{}", folder.path().join("files").display())),
            ("WAYMARK_ORIGIN", balancer.origin.clone()),
            ("WAYMARK_DRAIN_SECONDS", "1".into()),
            ("WAYMARK_LOG", "json".into()),
        ];
        // All at once, into an empty database: one makes the tables, the others wait.
        let starts = (0..ports.len()).map(|n| starts(folder.path(), n, ports[n], figures[n], &settings));
        let servers = futures::future::join_all(starts).await;
        let store = Database::open(&database).await.unwrap();
        let store = store.into_store(Clock::real(), Randomness::real(), Sink::nobody()).await.unwrap();
        Some(Self { servers, balancer, nats, store, database, figures, folder, settings })
    }

    pub async fn restarts(&mut self, n: usize) {
        self.servers[n] = starts(self.folder.path(), n, self.servers[n].port, self.figures[n], &self.settings).await;
    }

    /// What the servers count under this name, together.
    pub async fn counted(&self, name: &str) -> f64 {
        let mut sum = 0.0;
        for port in self.figures {
            let page = reqwest::get(format!("http://127.0.0.1:{port}/metrics")).await.unwrap().text().await.unwrap();
            let line = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
            sum += line.map_or(0.0, |number| number.parse::<f64>().unwrap());
        }
        sum
    }

    /// Whoever is connected is cut off.
    pub async fn loses_its_database(&self) {
        let (server, name) = self.database.rsplit_once('/').unwrap();
        does(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    /// One more server, with another secret: what it says instead of serving.
    pub async fn refuses_another_secret(&self) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command
            .arg("serve")
            .env_clear()
            .kill_on_drop(true)
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        let another = base64::engine::general_purpose::STANDARD.encode([9; 32]);
        command.env("WAYMARK_SECRET", another).env("WAYMARK_DATA", self.folder.path().join("server-3"));
        let ended = tokio::time::timeout(Duration::from_secs(30), command.output()).await.expect("it serves").unwrap();
        assert_eq!(ended.status.code(), Some(1));
        String::from_utf8(ended.stderr).unwrap()
    }

    /// A browser that the balancer sends to the `n`-th server as long as that is there.
    pub fn browser(&self, n: u8) -> Client {
        // Loopback's third part is free to use; the last one is what the balancer goes by.
        let from = std::net::Ipv4Addr::new(127, 0, 1, n + 3);
        Client::of(&self.balancer.origin, |built| {
            built.local_address(Some(from.into())).connect_timeout(Duration::from_secs(5))
        })
    }

    pub async fn viewer(&self, client: &Client) -> Viewer {
        let token = client.cookie("waymark").expect("signed in");
        self.store.viewer_of(&token).await.unwrap().unwrap_or(Viewer::Nobody)
    }
}

async fn starts(folder: &Path, n: usize, port: u16, figures: u16, settings: &[(&'static str, String)]) -> Waymark {
    let figures = ("METRICS_ADDR", format!("127.0.0.1:{figures}"));
    let settings: Vec<_> = settings.iter().cloned().chain([figures]).collect();
    let server = Waymark::starts(&folder.join(format!("server-{n}")), port, &settings).await;
    server.becomes("ready").await;
    server
}

/// Ms Rivera's class with its door open.
pub struct Class {
    pub id: ClassId,
    pub path: String,
    pub code: String,
}

impl Class {
    pub async fn begins(rivera: &Client, names: &[&str]) -> Self {
        let path = makes_class(rivera, "Science").await;
        imports(rivera, &path, &names.join("\n")).await;
        let code = opens_door(rivera, &path).await;
        let id = path.strip_prefix("/class/").unwrap().parse().unwrap();
        Self { id, path, code }
    }

    pub async fn comes_in(&self, school: &School, n: u8, letters: &str) -> room::Student {
        let browser = school.browser(n);
        room::joins(&browser, &self.code, letters, &ADAS).await;
        let person = school.viewer(&browser).await.person().unwrap();
        room::Student { browser, person }
    }
}

/// NATS lets in whoever knows it.
const PASSWORD: &str = "two-at-signs@@and:a-colon";

/// NATS's own server, which comes and goes.
pub struct Nats {
    program: String,
    port: u16,
    running: Option<Child>,
}

impl Nats {
    async fn of(program: String) -> Self {
        let mut nats = Self { program, port: free_port(), running: None };
        nats.comes().await;
        nats
    }

    pub fn url(&self) -> String {
        format!("nats://waymark:{PASSWORD}@127.0.0.1:{}", self.port)
    }

    pub async fn comes(&mut self) {
        let mut command = Command::new(&self.program);
        command.args(["-a", "127.0.0.1", "-p", &self.port.to_string(), "--user", "waymark", "--pass", PASSWORD]);
        command.kill_on_drop(true);
        self.running = Some(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        while TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Says nothing any more and closes nothing: whoever is connected is not told.
    pub fn falls_asleep(&self) {
        signal(self.running.as_ref().expect("it runs"), "STOP");
    }

    pub fn wakes(&self) {
        signal(self.running.as_ref().expect("it runs"), "CONT");
    }

    pub async fn goes(&mut self) {
        self.running.take().expect("it runs").kill().await.unwrap();
    }
}
