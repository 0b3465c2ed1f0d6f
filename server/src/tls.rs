//! HTTPS with the school's own certificate. It is read again when its files change: certificates live for weeks, servers for months.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{Config, Problem};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(5);

/// The configured certificate with its key, ready to serve and renewed from then on; or a sentence about the file that is wrong.
pub async fn of(config: &Config) -> Result<Option<RustlsConfig>, Problem> {
    let (Some(cert), Some(key)) = (config.tls_cert.clone(), config.tls_key.clone()) else { return Ok(None) };
    let seen = changed(&cert, &key);
    let tls = read(&cert, &key).await?;
    tokio::spawn(renew(tls.clone(), cert, key, seen));
    Ok(Some(tls))
}

async fn read(cert: &Path, key: &Path) -> Result<RustlsConfig, Problem> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let pair = (bytes("TLS_CERT", cert)?, bytes("TLS_KEY", key)?);
    RustlsConfig::from_pem(pair.0, pair.1).await.map_err(|error| unusable(cert, key, error))
}

fn bytes(setting: &str, path: &Path) -> Result<Vec<u8>, Problem> {
    std::fs::read(path).map_err(|error| Problem::Unreadable(format!("{setting}={}", path.display()), error.to_string()))
}

fn unusable(cert: &Path, key: &Path, error: std::io::Error) -> Problem {
    Problem::Tls(cert.display().to_string(), key.display().to_string(), error.to_string())
}

/// Takes up renewed files. What cannot be used (one file is there before the other) leaves the old pair in place.
async fn renew(tls: RustlsConfig, cert: PathBuf, key: PathBuf, mut seen: Changed) {
    loop {
        tokio::time::sleep(LOOK).await;
        let now = changed(&cert, &key);
        if now == seen {
            continue;
        }
        seen = now;
        match tls.reload_from_pem_file(&cert, &key).await {
            Ok(()) => tracing::info!("the certificate was renewed"),
            Err(error) => tracing::warn!("the certificate stays the old one: {}", unusable(&cert, &key, error)),
        }
    }
}

/// When each file changed last.
type Changed = [Option<SystemTime>; 2];

fn changed(cert: &Path, key: &Path) -> Changed {
    [cert, key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
}
