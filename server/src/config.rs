//! Configuration: the environment, the command line, and one file (`waymark.toml` in the data folder, or `WAYMARK_CONFIG`).
//! What is said on the command line wins over the environment, the environment over the file.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

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
    /// Where files lie: `s3://<bucket>` [default: a folder in the data folder]
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
    /// Shows /style, the page of all parts
    #[arg(long, env = "WAYMARK_DEV", global = true)]
    pub dev: bool,
    /// A configuration file [default: waymark.toml in the data folder, if there is one]
    #[arg(long, env = "WAYMARK_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
}

/// Nothing writes it down, whatever is written down.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(secret)")
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        Self(secret)
    }
}

/// What is wrong with the configuration, in a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    #[error("TLS_CERT and TLS_KEY go together: a certificate without its key (or the other way round) serves nobody")]
    HalfATls,
    #[error(
        "BIND={0} can be reached from other devices, but there is no HTTPS: passwords and children's words would travel readable. \
         Set TLS_CERT and TLS_KEY, or put a proxy with HTTPS in front and name its address in WAYMARK_TRUSTED_PROXY"
    )]
    PlainHttp(IpAddr),
    #[error("{0} holds no {1} in PEM form")]
    Pem(String, &'static str),
    #[error("TLS_CERT={0} and TLS_KEY={1} cannot serve HTTPS: {2}")]
    Tls(String, String, String),
    #[error("WAYMARK_ORIGIN={0} must be https://<name> (or http://localhost… on this machine only), without a path")]
    Origin(String),
    #[error(
        "STORAGE_URL must be s3://<bucket>, with S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together and S3_ENDPOINT an address, or be left \
         out: then files lie in the data folder"
    )]
    Storage,
    #[error(
        "STORAGE_URL={0}: the store does not accept S3_ACCESS_KEY_ID with S3_SECRET_ACCESS_KEY for this bucket. Check both, and that \
         they may read, write, list and delete there"
    )]
    StorageRefuses(String),
    #[error("{0}")]
    Other(String),
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
            dev: self.dev || file.dev,
            config: self.config,
        }
    }

    fn check(self) -> Result<Self, Problem> {
        if self.tls_cert.is_some() != self.tls_key.is_some() {
            return Err(Problem::HalfATls);
        }
        let halves = self.s3_access_key_id.is_some() != self.s3_secret_access_key.is_some();
        let elsewhere = self.storage_url.as_deref().is_some_and(|url| !url.starts_with("s3://"));
        if halves || elsewhere {
            return Err(Problem::Storage);
        }
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
mod tests {
    use super::*;

    fn config(bind: &str, origin: Option<&str>) -> Config {
        Config { bind: Some(bind.parse().unwrap()), origin: origin.map(Into::into), ..Config::default() }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        assert!(config("127.0.0.1", None).check().is_ok());
        assert!(matches!(config("0.0.0.0", Some("https://w.example")).check(), Err(Problem::PlainHttp(_))));
        let proxied =
            Config { trusted_proxy: Some("10.0.0.2".parse().unwrap()), ..config("0.0.0.0", Some("https://w.example")) };
        assert!(proxied.check().is_ok());
    }

    #[test]
    fn an_origin_is_https_or_this_machine() {
        for good in ["https://waymark.school.example", "http://localhost:3000", "http://127.0.0.1:3000/"] {
            assert!(config("127.0.0.1", Some(good)).check().is_ok(), "{good}");
        }
        for wrong in ["waymark.school.example", "http://school.example", "https://", "https://a/b", "ftp://x"] {
            assert!(config("127.0.0.1", Some(wrong)).check().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_certificate_without_its_key_is_told() {
        let half = Config { tls_cert: Some("x.pem".into()), ..Config::default() };
        assert!(matches!(half.check(), Err(Problem::HalfATls)));
    }

    #[test]
    fn files_lie_in_the_data_folder_or_in_a_bucket() {
        let with = |url: Option<&str>, id: Option<&str>, key: Option<&str>| {
            let secret = |text: Option<&str>| text.map(|text| Secret(text.into()));
            let storage_url = url.map(str::to_owned);
            Config { storage_url, s3_access_key_id: secret(id), s3_secret_access_key: secret(key), ..Config::default() }
                .check()
        };
        assert!(with(None, None, None).is_ok());
        let config = with(Some("s3://waymark"), Some("zirconia"), Some("zirconia")).unwrap();
        assert!(!format!("{config:?}").contains("zirconia"), "a key is never written down");
        assert!(matches!(with(Some("s3://waymark"), Some("id"), None), Err(Problem::Storage)));
        assert!(matches!(with(Some("/var/files"), None, None), Err(Problem::Storage)));
    }

    #[test]
    fn the_file_yields_to_the_environment() {
        let file: Config = toml::from_str("port = 4000\norigin = \"https://w.example\"").unwrap();
        let merged = Config { port: Some(5000), ..Config::default() }.over(file);
        assert_eq!((merged.port, merged.origin.as_deref()), (Some(5000), Some("https://w.example")));
        assert!(toml::from_str::<Config>("prot = 1").is_err());
    }
}
