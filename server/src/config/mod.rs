//! Configuration: the environment, the command line, and one file (`waymark.toml` in the data folder, or `WAYMARK_CONFIG`).
//! What is said on the command line wins over the environment, the environment over the file.

mod problem;
mod secret;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use serde::Deserialize;

pub use problem::Problem;
pub use secret::Secret;

#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Port to serve on [default: 3000]
    #[arg(long, env = "PORT", global = true)]
    pub port: Option<u16>,
    /// Address to serve on; student devices must reach it [default: 127.0.0.1]
    #[arg(long, env = "BIND", global = true)]
    pub bind: Option<IpAddr>,
    /// `sqlite:<file>` or `postgres://…` [default: a file in the data folder]
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// Folder for the database, the server's secret and files [default: ./data]
    #[arg(long, env = "WAYMARK_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// What students type and the QR code says, like https://waymark.school.example [default: from address and port]
    #[arg(long, env = "WAYMARK_ORIGIN", global = true)]
    pub origin: Option<String>,
    /// Certificate chain (PEM), for serving HTTPS without a proxy
    #[arg(long, env = "TLS_CERT", global = true)]
    pub tls_cert: Option<PathBuf>,
    /// Its private key (PEM)
    #[arg(long, env = "TLS_KEY", global = true)]
    pub tls_key: Option<PathBuf>,
    /// Address of the proxy in front that speaks HTTPS; only its X-Forwarded-For is believed
    #[arg(long, env = "WAYMARK_TRUSTED_PROXY", global = true)]
    pub trusted_proxy: Option<IpAddr>,
    /// Folder of the built browser side [default: beside the build]
    #[arg(long, env = "LEPTOS_SITE_ROOT", global = true)]
    pub site: Option<PathBuf>,
    /// Where files lie: `s3://<bucket>`, or `file:///<folder>` that several servers share [default: a folder in the data folder]
    #[arg(long, env = "STORAGE_URL", global = true)]
    pub storage_url: Option<String>,
    /// Address of the S3-compatible store, like https://s3.school.example [default: Amazon's]
    #[arg(long, env = "S3_ENDPOINT", global = true)]
    pub s3_endpoint: Option<String>,
    /// Its region [default: us-east-1]
    #[arg(long, env = "S3_REGION", global = true)]
    pub s3_region: Option<String>,
    /// Its access key
    #[arg(long, env = "S3_ACCESS_KEY_ID", global = true, hide_env_values = true)]
    pub s3_access_key_id: Option<Secret>,
    /// The secret of its access key
    #[arg(long, env = "S3_SECRET_ACCESS_KEY", global = true, hide_env_values = true)]
    pub s3_secret_access_key: Option<Secret>,
    /// Room for the files of one person, in millions of bytes [default: 500]
    #[arg(long, env = "WAYMARK_FILES_PER_PERSON", global = true)]
    pub files_per_person: Option<u32>,
    /// Several servers of one school: the NATS server by which they tell each other that something happened, like nats://10.0.0.5:4222
    #[arg(long, env = "NATS_URL", global = true, hide_env_values = true)]
    pub nats_url: Option<Secret>,
    /// A server that has not reached NATS for half a minute says that it is not ready, though it goes on (with presence only of its own and
    /// events a few seconds late)
    #[arg(long, env = "NATS_REQUIRED", global = true)]
    pub nats_required: bool,
    /// The secret that picture PINs are made with, in base64 [default: the file `secret` in the data folder]
    #[arg(long, env = "WAYMARK_SECRET", global = true, hide_env_values = true)]
    pub secret: Option<Secret>,
    /// Address for /metrics (Prometheus), like 127.0.0.1:9464; not for the public [default: none]
    #[arg(long, env = "METRICS_ADDR", global = true)]
    pub metrics_addr: Option<SocketAddr>,
    /// How logs are written: `text` or `json` [default: text]
    #[arg(long, env = "WAYMARK_LOG", global = true)]
    pub log: Option<LogForm>,
    /// Seconds between saying *not ready* and accepting nobody more, when the server is told to stop: as long as the balancer in front
    /// needs to notice [default: 0; with NATS_URL 5]
    #[arg(long, env = "WAYMARK_DRAIN_SECONDS", global = true)]
    pub drain_seconds: Option<u16>,
    /// Most writes in one commit, on SQLite: for measuring [default: 64]
    #[arg(long, env = "WAYMARK_WRITES_IN_A_COMMIT", global = true, hide = true)]
    pub writes_in_a_commit: Option<u16>,
    /// Shows /style, the page of all parts
    #[arg(long, env = "WAYMARK_DEV", global = true)]
    pub dev: bool,
    /// A configuration file [default: waymark.toml in the data folder, if there is one]
    #[arg(long, env = "WAYMARK_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    #[default]
    Text,
    Json,
}

impl Config {
    /// Adds what the file says and checks the whole.
    pub fn read(self) -> Result<Self, Problem> {
        let file = match (&self.config, self.data_folder().join("waymark.toml")) {
            (Some(path), _) => Some(path.clone()),
            (None, path) => path.is_file().then_some(path),
        };
        let merged = match file {
            None => self,
            Some(path) => {
                let shown = path.display().to_string();
                let text =
                    std::fs::read_to_string(&path).map_err(|e| Problem::Unreadable(shown.clone(), e.to_string()))?;
                let file: Config =
                    toml::from_str(&text).map_err(|e| Problem::Unreadable(shown, e.message().to_owned()))?;
                self.over(file)
            }
        };
        merged.check()
    }

    fn over(self, file: Config) -> Config {
        Config {
            port: self.port.or(file.port),
            bind: self.bind.or(file.bind),
            database_url: self.database_url.or(file.database_url),
            data: self.data.or(file.data),
            origin: self.origin.or(file.origin),
            tls_cert: self.tls_cert.or(file.tls_cert),
            tls_key: self.tls_key.or(file.tls_key),
            trusted_proxy: self.trusted_proxy.or(file.trusted_proxy),
            site: self.site.or(file.site),
            storage_url: self.storage_url.or(file.storage_url),
            s3_endpoint: self.s3_endpoint.or(file.s3_endpoint),
            s3_region: self.s3_region.or(file.s3_region),
            s3_access_key_id: self.s3_access_key_id.or(file.s3_access_key_id),
            s3_secret_access_key: self.s3_secret_access_key.or(file.s3_secret_access_key),
            files_per_person: self.files_per_person.or(file.files_per_person),
            nats_url: self.nats_url.or(file.nats_url),
            nats_required: self.nats_required || file.nats_required,
            secret: self.secret.or(file.secret),
            metrics_addr: self.metrics_addr.or(file.metrics_addr),
            log: self.log.or(file.log),
            drain_seconds: self.drain_seconds.or(file.drain_seconds),
            writes_in_a_commit: self.writes_in_a_commit.or(file.writes_in_a_commit),
            dev: self.dev || file.dev,
            config: self.config,
        }
    }

    fn check(self) -> Result<Self, Problem> {
        if self.tls_cert.is_some() != self.tls_key.is_some() {
            return Err(Problem::HalfATls);
        }
        let halves = self.s3_access_key_id.is_some() != self.s3_secret_access_key.is_some();
        let elsewhere = |url: &str| !url.starts_with("s3://") && !url.starts_with("file:///");
        if halves || self.storage_url.as_deref().is_some_and(elsewhere) {
            return Err(Problem::Storage);
        }
        self.check_together()?;
        let bind = self.address().ip();
        if !bind.is_loopback() && self.tls_cert.is_none() && self.trusted_proxy.is_none() {
            return Err(Problem::PlainHttp(bind));
        }
        let origin = self.origin();
        let host = origin.strip_prefix("https://").or_else(|| {
            let host = origin.strip_prefix("http://")?;
            let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
            (name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())).then_some(host)
        });
        match host {
            Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(self),
            _ => Err(Problem::Origin(origin)),
        }
    }

    /// What one server may leave out, several may not.
    fn check_together(&self) -> Result<(), Problem> {
        if self.secret.is_some() && self.secret_bytes().is_none() {
            return Err(Problem::Secret);
        }
        let Some(Secret(nats)) = &self.nats_url else { return Ok(()) };
        if !nats.starts_with("nats://") && !nats.starts_with("tls://") {
            return Err(Problem::Nats);
        }
        if !self.database().starts_with("postgres") {
            return Err(Problem::TogetherOnSqlite);
        }
        if self.storage_url.is_none() {
            return Err(Problem::TogetherWithoutFiles);
        }
        if self.secret.is_none() && !self.data_folder().join("secret").is_file() {
            return Err(Problem::TogetherWithoutSecret);
        }
        Ok(())
    }

    /// The secret, if the configuration holds it, read from its base64.
    pub fn secret_bytes(&self) -> Option<Vec<u8>> {
        use base64::Engine;
        let Secret(text) = self.secret.as_ref()?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(text.trim()).ok()?;
        (bytes.len() >= 32).then_some(bytes)
    }

    /// How long a server that was told to stop still takes what comes.
    pub fn drain(&self) -> Duration {
        let by_default = if self.nats_url.is_some() { 5 } else { 0 };
        Duration::from_secs(self.drain_seconds.unwrap_or(by_default).into())
    }

    pub fn address(&self) -> SocketAddr {
        SocketAddr::new(self.bind.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)), self.port.unwrap_or(3000))
    }

    /// Scheme, name and port as browsers say it, without a slash at the end.
    pub fn origin(&self) -> String {
        match &self.origin {
            Some(origin) => origin.trim_end_matches('/').to_owned(),
            None if self.tls_cert.is_some() => format!("https://{}", self.address()),
            None => format!("http://{}", self.address()),
        }
    }

    pub fn is_https(&self) -> bool {
        self.origin().starts_with("https://")
    }

    pub fn data_folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    pub fn database(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite:{}", self.data_folder().join("waymark.db").display()))
    }

    /// Bytes of all files of one person.
    pub fn files_per_person(&self) -> i64 {
        i64::from(self.files_per_person.unwrap_or(500)) * 1_000_000
    }

    pub fn site_folder(&self) -> PathBuf {
        self.site.clone().unwrap_or_else(|| PathBuf::from("target/site"))
    }
}

#[cfg(test)]
mod tests;
