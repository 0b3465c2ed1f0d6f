//! HTTPS by the real binary, as a school starts it with a certificate of its own; and what it does not start with.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsConnector;

const PATIENCE: Duration = Duration::from_secs(30);

/// `waymark serve` with these settings, and with nothing of the environment.
fn waymark(settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
    command.arg("serve").env_clear().envs(settings.iter().copied()).kill_on_drop(true);
    command
}

/// Starts it in vain; what it says to whoever started it.
async fn is_refused(settings: &[(&str, &str)]) -> String {
    let ended = timeout(PATIENCE, waymark(settings).output()).await.expect("it serves").unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.starts_with("waymark: ") && said.trim_end().lines().count() == 1, "one plain sentence: {said}");
    said
}

/// Certificate and key for `localhost`, as files.
fn certificate(folder: &Path, name: &str) -> (CertificateDer<'static>, PathBuf, PathBuf) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (cert, key) = (folder.join(format!("{name}.pem")), folder.join(format!("{name}.key")));
    std::fs::write(&cert, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (made.cert.der().clone(), cert, key)
}

/// A school that serves HTTPS to its whole network.
struct School {
    port: u16,
    certificate: CertificateDer<'static>,
    folder: tempfile::TempDir,
    _process: Child,
}

impl School {
    async fn opens() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, cert, key) = certificate(folder.path(), "school");
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let settings = [
            ("BIND", "0.0.0.0"),
            ("PORT", &*port.to_string()),
            ("WAYMARK_ORIGIN", &format!("https://localhost:{port}")),
            ("WAYMARK_DATA", folder.path().to_str().unwrap()),
            ("TLS_CERT", cert.to_str().unwrap()),
            ("TLS_KEY", key.to_str().unwrap()),
        ];
        let log = std::fs::File::create(folder.path().join("log")).unwrap();
        let process = waymark(&settings).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let school = Self { port, certificate, folder, _process: process };
        timeout(PATIENCE, async {
            while school.gets("/readyz", "").await.is_err() {
                sleep(Duration::from_millis(100)).await;
            }
        })
        .await
        .expect("it serves");
        school
    }

    /// By a browser that trusts the school's certificate; the answer as it came, headers and all.
    async fn gets(&self, path: &str, cookie: &str) -> std::io::Result<String> {
        self.asks(&self.certificate, "GET", path, &format!("Cookie: {cookie}\r\n\r\n")).await
    }

    async fn posts(&self, path: &str, form: &str) -> String {
        let origin = format!("Origin: https://localhost:{}\r\n", self.port);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        let rest = format!("{origin}{kind}Content-Length: {}\r\n\r\n{form}", form.len());
        self.asks(&self.certificate, "POST", path, &rest).await.unwrap()
    }

    async fn asks(
        &self,
        trusted: &CertificateDer<'static>,
        method: &str,
        path: &str,
        rest: &str,
    ) -> std::io::Result<String> {
        let mut roots = RootCertStore::empty();
        roots.add(trusted.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
        let config = builder.with_root_certificates(roots).with_no_client_auth();
        let connection = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let name = "localhost".try_into().unwrap();
        let mut connection = TlsConnector::from(Arc::new(config)).connect(name, connection).await?;
        let host = format!("localhost:{}", self.port);
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{rest}");
        connection.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).await?;
        Ok(String::from_utf8(answer).unwrap())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_school_serves_https_and_its_cookies_never_travel_readable() {
    let school = School::opens().await;
    let landing = school.gets("/", "").await.unwrap();
    assert!(landing.starts_with("HTTP/1.1 200") && landing.contains("<title>"), "{landing}");

    let form = "school_name=Cedar+Grove&time_zone=America/Chicago&locale=en&name=Ms+Rivera&\
        email=rivera@cedar.example&password=four+stones+on+a+hill";
    let done = school.posts("/setup", form).await;
    assert!(done.starts_with("HTTP/1.1 303"), "{done}");
    let cookies: Vec<_> = done.lines().filter_map(|line| line.strip_prefix("set-cookie: ")).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("__Host-waymark=")), "{cookies:?}");
    for cookie in &cookies {
        let parts: Vec<_> = cookie.split("; ").collect();
        assert!(["Secure", "HttpOnly", "SameSite=Lax", "Path=/"].iter().all(|part| parts.contains(part)), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    let signed_in: Vec<_> = cookies.iter().map(|cookie| cookie.split("; ").next().unwrap()).collect();
    let classes = school.gets("/classes", &signed_in.join("; ")).await.unwrap();
    assert!(classes.starts_with("HTTP/1.1 200") && classes.contains("Ms Rivera"), "{classes}");

    // The same name without HTTPS is somewhere else.
    let kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0";
    let rest = format!("Origin: http://localhost:{}\r\n{kind}\r\n\r\n", school.port);
    let elsewhere = school.asks(&school.certificate, "POST", "/sign-out", &rest).await.unwrap();
    assert!(elsewhere.starts_with("HTTP/1.1 403"), "{elsewhere}");
}

#[tokio::test(flavor = "multi_thread")]
async fn plain_http_gets_no_page_and_disturbs_nobody() {
    let school = School::opens().await;
    let mut plain = TcpStream::connect(("127.0.0.1", school.port)).await.unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    // An alert, or the connection is just closed.
    let _ = timeout(PATIENCE, plain.read_to_end(&mut answer)).await.expect("it is not kept waiting");
    assert!(answer.len() < 20 && !answer.starts_with(b"HTTP"), "{answer:?}");
    assert!(school.gets("/", "").await.unwrap().starts_with("HTTP/1.1 200"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewed_certificate_is_served_without_a_restart() {
    let school = School::opens().await;
    let (renewed, cert, key) = certificate(school.folder.path(), "renewed");
    let trusts = |trusted| school.asks(trusted, "GET", "/readyz", "\r\n");
    // Half of it does not serve: the old one stays.
    std::fs::copy(cert, school.folder.path().join("school.pem")).unwrap();
    sleep(Duration::from_secs(3)).await;
    assert!(trusts(&school.certificate).await.is_ok() && trusts(&renewed).await.is_err());
    std::fs::copy(key, school.folder.path().join("school.key")).unwrap();
    let served = timeout(PATIENCE, async {
        while trusts(&renewed).await.is_err() {
            sleep(Duration::from_millis(200)).await;
        }
    });
    served.await.expect("it is taken up");
    assert!(trusts(&school.certificate).await.is_err());
}

/// Writes a file without its time telling: a restored backup, a clock that ticks slowly.
fn writes_unnoticed(path: &Path, bytes: &[u8]) {
    let at = std::fs::metadata(path).unwrap().modified().unwrap();
    std::fs::write(path, bytes).unwrap();
    std::fs::File::options().write(true).open(path).unwrap().set_modified(at).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_unreadable_for_a_while_is_served_as_soon_as_it_is_not() {
    let school = School::opens().await;
    let (renewed, cert, key) = certificate(school.folder.path(), "renewed");
    let trusts = |trusted| school.asks(trusted, "GET", "/readyz", "\r\n");
    let served = school.folder.path().join("school.pem");
    std::fs::copy(key, school.folder.path().join("school.key")).unwrap();
    std::fs::write(&served, "-----BEGIN CERT").unwrap();
    // Longer than two looks.
    sleep(Duration::from_secs(6)).await;
    assert!(trusts(&school.certificate).await.is_ok() && trusts(&renewed).await.is_err());
    let log = std::fs::read_to_string(school.folder.path().join("log")).unwrap();
    assert_eq!(log.matches("the certificate stays the old one").count(), 1, "told once: {log}");
    writes_unnoticed(&served, &std::fs::read(cert).unwrap());
    let taken_up = timeout(PATIENCE, async {
        while trusts(&renewed).await.is_err() {
            sleep(Duration::from_millis(200)).await;
        }
    });
    taken_up.await.expect("it is tried again");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_served_safely_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (_, cert, key) = certificate(folder.path(), "school");
    let (_, _, other_key) = certificate(folder.path(), "other");
    let (cert, key, other_key) = (cert.to_str().unwrap(), key.to_str().unwrap(), other_key.to_str().unwrap());
    let missing = folder.path().join("missing.pem");
    let missing = missing.to_str().unwrap();
    let data = ("WAYMARK_DATA", folder.path().to_str().unwrap());

    let pairs = [
        (cert, missing, format!("TLS_KEY={missing} cannot be read")),
        (missing, key, format!("TLS_CERT={missing} cannot be read")),
        (key, cert, format!("TLS_CERT={key} holds no CERTIFICATE")),
        (cert, cert, format!("TLS_KEY={cert} holds no PRIVATE KEY")),
        (cert, other_key, "the key is not this certificate's".to_owned()),
    ];
    for (cert, key, sentence) in pairs {
        let said = is_refused(&[data, ("TLS_CERT", cert), ("TLS_KEY", key)]).await;
        assert!(said.contains(&sentence), "{said}");
    }
    let said = is_refused(&[data, ("TLS_CERT", cert)]).await;
    assert!(said.contains("TLS_CERT and TLS_KEY go together"), "{said}");
    let said = is_refused(&[data, ("BIND", "0.0.0.0"), ("WAYMARK_ORIGIN", "https://waymark.school.example")]).await;
    assert!(said.contains("BIND=0.0.0.0 can be reached from other devices, but there is no HTTPS"), "{said}");
    assert!(!folder.path().join("waymark.db").exists(), "nothing was begun");
}
