//! Behind nginx and behind Caddy, with the very files of `docs/proxy`: the way in works, cookies are those of HTTPS, a live stream arrives as it
//! happens, a large body comes through. A machine without one of them says so and tests the other; `.ci/setup test` installs both.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use domain::export::LARGEST_ZIP;
use futures::StreamExt;

use crate::harness::{Client, TestServer};

const NAME: &str = "waymark.school.example";
const PATIENCE: Duration = Duration::from_secs(20);

fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    let found = folders.map(|folder| folder.join(program)).find(|path| path.exists());
    if found.is_none() {
        // `.ci/test` says so where `.ci/setup test` brings both.
        assert!(std::env::var_os("WAYMARK_PROXIES").is_none(), "{program} should be here: `.ci/setup test` brings it");
        eprintln!("{program} is not installed: behind it nothing was tested");
    }
    found
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A proxy that runs until the test is over.
struct Proxy {
    process: Child,
    port: u16,
    certificate: reqwest::Certificate,
    _folder: tempfile::TempDir,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // Asked, so that nginx takes its workers along.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

impl Proxy {
    /// The file of `docs/proxy` with this machine's name, paths and ports in it, and a server behind it.
    async fn starts(kind: &str) -> Option<(Self, TestServer)> {
        let program = installed(kind)?;
        let (folder, port) = (tempfile::tempdir().unwrap(), free_port());
        let made = rcgen::generate_simple_self_signed([NAME.to_owned()]).unwrap();
        let (cert, key) = (folder.path().join("fullchain.pem"), folder.path().join("key.pem"));
        std::fs::write(&cert, made.cert.pem()).unwrap();
        std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
        let server = TestServer::start_with(|config| {
            config.origin = Some(format!("https://{NAME}:{port}"));
            config.trusted_proxy = Some("127.0.0.1".parse().unwrap());
        })
        .await;
        let behind = server.state.config.address().to_string();
        let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/proxy");
        let path = |path: &Path| path.to_str().unwrap().to_owned();
        let changed = |file: &str, here: &[(&str, &str)]| {
            here.iter().fold(std::fs::read_to_string(docs.join(file)).unwrap(), |text, (from, to)| {
                assert!(text.contains(from), "{file} says {from}");
                text.replace(from, to)
            })
        };
        let paths = [("/etc/waymark/fullchain.pem", path(&cert)), ("/etc/waymark/key.pem", path(&key))];
        let paths = paths.iter().map(|(from, to)| (*from, to.as_str()));
        let mut command = Command::new(program);
        match kind {
            "nginx" => {
                let listen = format!("listen 127.0.0.1:{port} ssl http2;");
                let here = [("listen 443 ssl http2;", listen.as_str()), ("127.0.0.1:3000", &behind)];
                let here: Vec<_> = paths.chain(here).collect();
                let own = format!("daemon off; pid {0}/pid; error_log {0}/error.log;\n", folder.path().display());
                let file = folder.path().join("nginx.conf");
                let folders = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                    .map(|name| format!("    {name}_temp_path {}/{name};\n", folder.path().display()));
                let text =
                    changed("nginx.conf", &here).replacen("http {\n", &format!("http {{\n{}", folders.concat()), 1);
                std::fs::write(&file, own + &text).unwrap();
                command.arg("-p").arg(folder.path()).arg("-e").arg(folder.path().join("error.log")).arg("-c").arg(file);
            }
            _ => {
                let site = format!("{NAME}:{port} {{");
                let behind = behind.clone();
                let here = [("waymark.school.example {", site.as_str()), ("127.0.0.1:3000", behind.as_str())];
                let here: Vec<_> = paths.chain(here).collect();
                let file = folder.path().join("Caddyfile");
                let own = "{\n\tadmin off\n\tauto_https disable_redirects\n}\n";
                std::fs::write(&file, own.to_owned() + &changed("Caddyfile", &here)).unwrap();
                command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
                command.env("HOME", folder.path()).env("XDG_DATA_HOME", folder.path());
            }
        }
        let log = std::fs::File::create(folder.path().join("log")).unwrap();
        let process = command.stdin(Stdio::null()).stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap();
        let certificate = reqwest::Certificate::from_der(made.cert.der()).unwrap();
        let proxy = Self { process, port, certificate, _folder: folder };
        let until = tokio::time::Instant::now() + PATIENCE;
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            let said = std::fs::read_to_string(proxy._folder.path().join("log")).unwrap_or_default();
            assert!(tokio::time::Instant::now() < until, "{kind} does not listen: {said}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Some((proxy, server))
    }

    fn origin(&self) -> String {
        format!("https://{NAME}:{}", self.port)
    }

    /// A browser that trusts the school's certificate.
    fn client(&self) -> Client {
        let here = ([127, 0, 0, 1], self.port).into();
        Client::of(&self.origin(), |built| built.resolve(NAME, here).add_root_certificate(self.certificate.clone()))
    }
}

async fn carries_a_school(kind: &str) {
    let Some((proxy, server)) = Proxy::starts(kind).await else { return };
    let rivera = proxy.client();
    rivera.get("/").await.is(200).shows("Set up");
    rivera.sets_up_school().await;
    assert!(rivera.cookie("__Host-waymark").is_some(), "the cookie of HTTPS");
    rivera.get("/classes").await.is(200).shows("Ms Rivera");

    // The stream opens and says something at once: nothing gathers it on the way.
    let cookie = format!("__Host-waymark={}", rivera.cookie("__Host-waymark").unwrap());
    let viewer = server.store().viewer_of(&rivera.cookie("__Host-waymark").unwrap()).await.unwrap().unwrap();
    let cursor = server.store().cursor(&viewer).await.unwrap();
    let here = ([127, 0, 0, 1], proxy.port).into();
    let browser =
        reqwest::Client::builder().resolve(NAME, here).add_root_certificate(proxy.certificate.clone()).build().unwrap();
    let address = format!("{}/api/v1/live?cursor={cursor}", proxy.origin());
    let stream =
        browser.get(address).header("cookie", &cookie).header("accept", "text/event-stream").send().await.unwrap();
    assert_eq!(stream.status(), 200);
    let mut stream = stream.bytes_stream();
    let first = tokio::time::timeout(Duration::from_secs(5), stream.next()).await.expect("it is gathered").unwrap();
    assert!(!first.unwrap().is_empty());

    // More than nginx lets through unless its file says so: it arrives, and so does what the school says to it.
    let long = "x".repeat(1_900_000);
    rivera.post("/classes", &[("name", &long), ("grade_band", "6-8")]).await.is(422).shows("longer than fits");
    // Large as the largest portfolio, and refused before it has been read: the answer is ours. Caddy answers 502 to this by itself.
    if kind == "nginx" {
        const CHUNK: u64 = 1_000_000;
        let chunk = axum::body::Bytes::from(vec![b'x'; CHUNK as usize]);
        let chunks = std::iter::repeat_n(Ok::<_, std::convert::Infallible>(chunk), (LARGEST_ZIP / CHUNK) as usize);
        let sent = browser.post(format!("{}/sign-out", proxy.origin())).header("origin", "https://elsewhere.example");
        let sent =
            sent.header("content-length", LARGEST_ZIP).body(reqwest::Body::wrap_stream(futures::stream::iter(chunks)));
        assert_eq!(sent.send().await.expect("nginx takes it").status(), 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nginx_in_front_carries_a_school() {
    carries_a_school("nginx").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn caddy_in_front_carries_a_school() {
    carries_a_school("caddy").await;
}
