//! What is the same for everyone: under addresses that never change, in the fewest bytes a browser takes, and over two releases.

use std::path::Path;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::harness::{Answer, Client, TestServer};
use crate::process::{Waymark, free_port};
use crate::room::Lesson;

const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// The browser side of a release, as `.ci/build` leaves it: each file with its compressed copies, which say here what they are.
fn builds(site: &Path, release: &str) {
    for name in ["live.js", "plain.js", "sw.js", "pkg/plain.css", "pkg/waymark.js", "pkg/waymark.wasm", "fonts/a.woff2"]
    {
        let path = site.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{name} of {release}")).unwrap();
        for end in ["br", "gz", "zst"] {
            std::fs::write(site.join(format!("{name}.{end}")), format!("{end} of {release}")).unwrap();
        }
    }
}

async fn serves(site: &Path) -> TestServer {
    builds(site, "one");
    let site = site.to_owned();
    TestServer::start_with(move |config| config.site = Some(site)).await
}

async fn build(client: &Client) -> String {
    let said = client.get("/build.json").await;
    assert_eq!(said.is(200).header("cache-control"), "no-cache");
    let said: serde_json::Value = serde_json::from_str(&said.body).unwrap();
    assert_eq!(said["files"]["/live.js"].as_str().unwrap().len(), 12);
    said["build"].as_str().unwrap().to_owned()
}

async fn takes(client: &Client, path: &str, encodings: &str) -> Answer {
    client.ask(client.request(reqwest::Method::GET, path).header("accept-encoding", encodings)).await
}

/// As it stands on the wire: clients tidy addresses up.
async fn raw(server: &TestServer, path: &str) -> String {
    let mut socket = tokio::net::TcpStream::connect(server.state.config.address()).await.unwrap();
    let asks = format!("GET {path} HTTP/1.1\r\nHost: waymark\r\nConnection: close\r\n\r\n");
    socket.write_all(asks.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_builds_files_never_change_and_come_as_small_as_they_are_taken() {
    let site = tempfile::tempdir().unwrap();
    let server = serves(site.path()).await;
    let client = server.client();
    let build = build(&client).await;
    for name in ["/live.js", "/pkg/waymark.js", "/pkg/waymark.wasm", "/pkg/plain.css"] {
        let address = format!("/a/{build}{name}");
        for (taken, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, zstd", "zstd"),
            ("br;q=0, zstd", "zstd"),
            ("gzip", "gzip"),
            ("identity", ""),
        ] {
            let file = takes(&client, &address, taken).await;
            assert_eq!(file.is(200).header("content-encoding"), encoding, "{address} {taken}");
            assert_eq!(
                (file.header("cache-control"), file.header("vary")),
                (IMMUTABLE, "accept-encoding"),
                "{address}"
            );
            let kind = match encoding {
                "br" => "br of one".to_owned(),
                "zstd" => "zst of one".to_owned(),
                "gzip" => "gz of one".to_owned(),
                _ => format!("{} of one", &name[1..]),
            };
            assert_eq!(file.body, kind, "{address} {taken}");
        }
    }
    let wasm = client.get(&format!("/a/{build}/pkg/waymark.wasm")).await;
    assert_eq!(wasm.header("content-type"), "application/wasm");
    let worker = client.get(&format!("/a/{build}/live-worker.js")).await;
    assert!(worker.is(404).header("content-security-policy").contains("connect-src 'self'"), "a worker's own policy");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_names_stay_and_are_asked_for_each_time() {
    let site = tempfile::tempdir().unwrap();
    let server = serves(site.path()).await;
    let client = server.client();
    for name in ["/live.js", "/pkg/waymark.wasm", "/sw.js"] {
        let file = client.get(name).await;
        assert_eq!(
            (file.is(200).header("cache-control"), file.body.as_str()),
            ("no-cache", &*format!("{} of one", &name[1..]))
        );
        let again = client.request(reqwest::Method::GET, name).header("if-none-match", file.header("etag"));
        client.ask(again).await.is(304);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_build_that_is_not_here_only_looks_are_lent() {
    let site = tempfile::tempdir().unwrap();
    let server = serves(site.path()).await;
    let client = server.client();
    for name in ["/live.js", "/pkg/waymark.wasm", "/pkg/none.json"] {
        let missing = client.get(&format!("/a/0123456789ab{name}")).await;
        assert_eq!((missing.is(404).header("cache-control"), missing.body.as_str()), ("no-store", ""));
    }
    let sheet = client.get("/a/0123456789ab/pkg/plain.css").await;
    assert_eq!((sheet.is(307).header("location"), sheet.header("cache-control")), ("/pkg/plain.css", "no-store"));
    client.get("/a/0123456789ab/somewhere.css").await.is(404);
    client.get("/a/0123456789ab//evil.example/pkg/plain.css").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_beside_the_builds_is_served() {
    let site = tempfile::tempdir().unwrap();
    let server = serves(site.path()).await;
    let client = server.client();
    let build = build(&client).await;
    let data = server.state.config.data_folder();
    std::fs::write(data.join("secret.js"), "Obsidian").unwrap();
    std::fs::write(data.join("releases/secret.js"), "Obsidian").unwrap();
    for build in [build.as_str(), "..", ".", "order", "%2e%2e", "half-1", ""] {
        for name in [
            "../secret.js",
            "../../secret.js",
            "..%2fsecret.js",
            "%2e%2e/%2e%2e/secret.js",
            "%2e%2e%2fsecret.js",
            "secret.js",
            "",
            "pkg",
        ] {
            let answer = raw(&server, &format!("/a/{build}/{name}")).await;
            assert!(answer.starts_with("HTTP/1.1 404") && !answer.contains("Obsidian"), "{build} {name}: {answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_releases_before_this_one_stay_and_the_third_goes() {
    let site = tempfile::tempdir().unwrap();
    let mut server = serves(site.path()).await;
    let client = server.client();
    let mut known = vec![build(&client).await];
    // Unpacked over the old one, while that still runs: it goes on with what it had.
    builds(site.path(), "two");
    let live = client.get(&format!("/a/{}/live.js", known[0])).await;
    assert_eq!(live.is(200).body, "live.js of one");
    for release in ["two", "three", "four"] {
        builds(site.path(), release);
        // Started twice: that is no other release.
        server.restarts().await;
        server.restarts().await;
        // A connection of before goes on with the server of before.
        known.push(build(&server.client()).await);
    }
    let statuses = async |client: &Client| {
        let mut statuses = Vec::new();
        for (build, release) in known.iter().zip(["one", "two", "three", "four"]) {
            let live = client.get(&format!("/a/{build}/live.js")).await;
            assert!(live.status == 404 || live.body == format!("live.js of {release}"), "{}", live.body);
            statuses.push(live.status);
        }
        statuses
    };
    assert_eq!(statuses(&server.client()).await, [404, 200, 200, 200]);
    // Back to the release before, which did not work out: nobody's open page loses its code.
    builds(site.path(), "three");
    server.restarts().await;
    assert_eq!(build(&server.client()).await, known[2]);
    assert_eq!(statuses(&server.client()).await, [404, 200, 200, 200]);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_name_what_they_need_by_their_build_and_old_pages_go_on_after_an_update() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let origin = format!("http://127.0.0.1:{port}");
    let client = Client::of(&origin, |built| built);
    builds(&folder.path().join("site"), "one");
    let mut old = Waymark::starts(folder.path(), port, &[]).await;
    client.sets_up_school().await;
    let first = build(&client).await;
    let page = client.get("/classes").await;
    page.is(200).shows(&format!("src=\"/a/{first}/plain.js\"")).shows(&format!("href=\"/a/{first}/pkg/plain.css\""));
    page.hides("src=\"/plain.js\"").hides("href=\"/pkg/");
    old.signal("TERM");
    old.ends(std::time::Duration::from_secs(30)).await;

    builds(&folder.path().join("site"), "two");
    let _new = Waymark::starts(folder.path(), port, &[]).await;
    let second = build(&client).await;
    assert_ne!(first, second);
    // The page of before: its code is there, what is posted from it is taken.
    for name in ["plain.js", "live.js", "pkg/waymark.js", "pkg/waymark.wasm"] {
        let file = client.get(&format!("/a/{first}/{name}")).await;
        assert_eq!(file.is(200).body, format!("{name} of one"));
    }
    assert_eq!(client.post("/classes", &[("name", "Earth science"), ("grade_band", "6-8")]).await.status, 303);
    client.get("/classes").await.is(200).shows("Earth science").shows(&format!("/a/{second}/plain.js")).hides(&first);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_keeps_this_build_is_told_of_its_code_only_when_the_page_is_painted() {
    let lesson = Lesson::begins().await;
    let (ada, path) = (lesson.comes_in("Ada").await, format!("/prompt/{}", lesson.prompt));
    let ahead = async |keeps: Option<&str>| {
        let asks = ada.browser.request(reqwest::Method::GET, &path);
        let asks = keeps.into_iter().fold(asks, |asks, build| asks.header("service-worker-navigation-preload", build));
        ada.browser.ask(asks).await
    };
    let links = ["rel=\"modulepreload\"", "waymark.wasm\" as=\"fetch\"", "href=\"/messages/"];
    // A device that keeps nothing, a worker from before it said what it keeps, another build's, and one that lies.
    for keeps in [None, Some("true"), Some("0123456789ab"), Some("\"><script>")] {
        let page = ahead(keeps).await;
        page.is(200).hides("requestAnimationFrame").hides("bricolage-latin.woff2");
        links.iter().for_each(|link| _ = page.shows(link));
    }
    let build = &lesson.server.state.backend.site.build;
    let page = ahead(Some(build)).await;
    page.is(200).shows("requestAnimationFrame").shows("bricolage-latin.woff2\" as=\"font\"").shows("pkg/waymark\"");
    links.iter().for_each(|link| _ = page.hides(link));
}

/// A device that is managed pins the app by its address: one that led to another host would be pinned there, and its filter would close the way.
#[tokio::test(flavor = "multi_thread")]
async fn where_the_installed_app_starts_leads_to_no_other_host() {
    let manifest: serde_json::Value =
        serde_json::from_str(include_str!("../../../frontend/public/manifest.webmanifest")).unwrap();
    let starts = manifest["start_url"].as_str().unwrap();
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for (who, client) in [("nobody", &lesson.server.client()), ("a student", &ada.browser), ("staff", &lesson.rivera)] {
        let mut at = starts.to_owned();
        for _ in 0..5 {
            let answer = client.get(&at).await;
            if answer.status == 200 {
                break;
            }
            let to = answer.header("location").to_owned();
            let here = to.starts_with('/') && !to.starts_with("//") || to.starts_with(&lesson.server.origin);
            assert!(answer.status == 303 && here, "{who}: {at} leads to {to:?}");
            at = to;
        }
        client.get(&at).await.is(200);
    }
}
