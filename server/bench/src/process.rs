//! The server as a process of its own: started, killed without warning, started again on the same data, weighed.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use crate::browser::{Browser, Failed};

/// How long a server may take until it is ready.
const READY_WITHIN: Duration = Duration::from_secs(60);

pub struct Process {
    child: Option<Child>,
    binary: PathBuf,
    data: PathBuf,
    database: Option<String>,
    /// What else its environment says.
    settings: Vec<(&'static str, String)>,
    pub address: SocketAddr,
}

impl Process {
    /// Starts `binary` on the data folder, with SQLite there or with `database`, at a port that was free a moment ago.
    pub async fn start(binary: &Path, data: &Path, database: Option<&str>) -> Result<Self, Failed> {
        Self::start_with(binary, data, database, Vec::new()).await
    }

    /// The same with these words in its environment.
    pub async fn start_with(
        binary: &Path,
        data: &Path,
        database: Option<&str>,
        settings: Vec<(&'static str, String)>,
    ) -> Result<Self, Failed> {
        let address = free_address();
        let (binary, data) = (binary.to_owned(), data.to_owned());
        let mut process = Self { child: None, binary, data, database: database.map(str::to_owned), settings, address };
        process.start_again().await?;
        Ok(process)
    }

    /// Starts on what is on disk, at the same address. Returns once the server is ready.
    pub async fn start_again(&mut self) -> Result<(), Failed> {
        self.begin()?;
        self.until_ready().await
    }

    /// Starts and does not wait: the clients find out by themselves.
    pub fn begin(&mut self) -> Result<(), Failed> {
        std::fs::create_dir_all(&self.data)?;
        let log = File::options().create(true).append(true).open(self.data.join("log"))?;
        let mut command = Command::new(&self.binary);
        command.arg("serve").stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        command.env("PORT", self.address.port().to_string()).env("WAYMARK_DATA", &self.data);
        // Where it is built, for those who come with a real browser.
        let site = std::env::var_os("WAYMARK_SITE").map_or_else(|| self.data.join("site"), PathBuf::from);
        command.env("LEPTOS_SITE_ROOT", site).env("RUST_LOG", "warn");
        for not_ours in ["BIND", "DATABASE_URL", "WAYMARK_ORIGIN", "WAYMARK_CONFIG", "STORAGE_URL", "WAYMARK_DEV"] {
            command.env_remove(not_ours);
        }
        command.envs(self.settings.iter().map(|(name, value)| (*name, value)));
        if let Some(database) = &self.database {
            command.env("DATABASE_URL", database);
        }
        self.child = Some(command.spawn()?);
        Ok(())
    }

    pub async fn until_ready(&mut self) -> Result<(), Failed> {
        let begun = Instant::now();
        while begun.elapsed() < READY_WITHIN {
            if Browser::new(self.address).get("/readyz").await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if let Some(ended) = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten()) {
                return Err(Failed::Told(format!("the server ended with {ended}: {}", self.log())));
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Err(Failed::Told(format!("the server is not ready after {READY_WITHIN:?}: {}", self.log())))
    }

    /// SIGKILL: nothing is finished, nothing is said.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            // It may have ended by itself; then there is nothing to kill.
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Resident memory, in bytes.
    pub fn resident(&self) -> u64 {
        self.child.as_ref().map_or(0, |child| resident(child.id()))
    }

    pub fn database_file(&self) -> PathBuf {
        self.data.join("waymark.db")
    }

    /// What the server wrote to its log.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.data.join("log")).unwrap_or_default()
    }
}

/// Of a process, in bytes; none of one that has ended.
pub fn resident(id: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap_or(0) * 1024
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// An address of this machine that nobody listened at a moment ago. Its port lies below those that the kernel gives to clients: while the
/// server is away, a client that tries again and again could else be given the very port that it asks for, and talk to itself.
pub fn free_address() -> SocketAddr {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let start = (std::process::id() % 97) as u16 * 100;
    loop {
        let port = 20_000 + (start + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}
