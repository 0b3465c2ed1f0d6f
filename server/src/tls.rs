//! HTTPS with the school's own certificate. It is read again when its files change: certificates live for weeks, servers for months.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum_server::tls_rustls::RustlsConfig;

use crate::config::{Config, Problem};

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(2);

/// The configured certificate with its key, ready to serve and renewed from then on; or a sentence about the file that is wrong.
pub async fn of(config: &Config) -> Result<Option<RustlsConfig>, Problem> {
    let (Some(cert), Some(key)) = (config.tls_cert.clone(), config.tls_key.clone()) else { return Ok(None) };
    let _ = rustls::crypto::ring::default_provider().install_default();
    let seen = changed(&cert, &key);
    let (chain, secret) = read(&cert, &key)?;
    let tls = RustlsConfig::from_pem(chain, secret).await.map_err(|error| unusable(&cert, &key, error))?;
    tokio::spawn(renew(tls.clone(), cert, key, seen));
    Ok(Some(tls))
}

fn read(cert: &Path, key: &Path) -> Result<(Vec<u8>, Vec<u8>), Problem> {
    Ok((pem("TLS_CERT", cert, "CERTIFICATE")?, pem("TLS_KEY", key, "PRIVATE KEY")?))
}

fn pem(setting: &str, path: &Path, what: &'static str) -> Result<Vec<u8>, Problem> {
    let said = format!("{setting}={}", path.display());
    let bytes = std::fs::read(path).map_err(|error| Problem::Unreadable(said.clone(), error.to_string()))?;
    if String::from_utf8_lossy(&bytes).contains(&format!("{what}-----")) {
        Ok(bytes)
    } else {
        Err(Problem::Pem(said, what))
    }
}

fn unusable(cert: &Path, key: &Path, error: io::Error) -> Problem {
    let why = match error.get_ref().and_then(|inner| inner.downcast_ref()) {
        Some(rustls::Error::InconsistentKeys(_)) => "the key is not this certificate's".to_owned(),
        _ => error.to_string(),
    };
    Problem::Tls(cert.display().to_string(), key.display().to_string(), why)
}

/// Takes up renewed files. What cannot be used (one file is there before the other, or half of it) leaves the old pair in place, is
/// told once, and is tried again at every look: it may become readable without changing.
async fn renew(tls: RustlsConfig, cert: PathBuf, key: PathBuf, mut seen: Changed) {
    let mut told = seen;
    loop {
        tokio::time::sleep(LOOK).await;
        let now = changed(&cert, &key);
        if now == seen {
            continue;
        }
        let renewed = match read(&cert, &key) {
            Ok((chain, secret)) => {
                tls.reload_from_pem(chain, secret).await.map_err(|error| unusable(&cert, &key, error))
            }
            Err(problem) => Err(problem),
        };
        match renewed {
            Ok(()) => {
                seen = now;
                tracing::info!("the certificate is the renewed one");
            }
            Err(problem) if told != now => {
                told = now;
                tracing::warn!("the certificate stays the old one: {problem}");
            }
            Err(_) => {}
        }
    }
}

/// When each file changed last.
type Changed = [Option<SystemTime>; 2];

fn changed(cert: &Path, key: &Path) -> Changed {
    [cert, key].map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
}
