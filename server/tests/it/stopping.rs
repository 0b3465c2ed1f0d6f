//! SIGTERM to the real binary, while a class writes: what was acknowledged is on disk, what was not is refused, and it ends by itself.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::command::{Answer, Answered};
use domain::id::{ClassId, ReflectionId};
use reqwest::Method;
use store::{Clock, Database, Randomness, Sink};

use crate::harness::{Client, TestServer};
use crate::process::{Waymark, free_port};
use crate::room::{self, ADAS, Student, imports, makes_class, opens_door, share_own};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_written_when_it_is_told_to_stop_is_written_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (port, figures) = (free_port(), free_port());
    let settings = [
        ("METRICS_ADDR", format!("127.0.0.1:{figures}")),
        ("WAYMARK_DRAIN_SECONDS", "2".into()),
        ("WAYMARK_LOG", "json".into()),
    ];
    let mut server = Waymark::starts(folder.path(), port, &settings).await;
    let origin = format!("http://127.0.0.1:{port}");
    let rivera = Client::of(&origin, |built| built);
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Science").await;
    imports(&rivera, &class, "Ada Okafor\nBo Lindqvist\nChen Wei\nDina Haddad").await;
    let code = opens_door(&rivera, &class).await;
    // Another pair of eyes on the same file.
    let database = Database::open(&format!("sqlite:{}", folder.path().join("waymark.db").display())).await.unwrap();
    let store = database.into_store(Clock::real(), Randomness::real(), Sink::nobody()).await.unwrap();
    let mut students = Vec::new();
    for letters in ["ada", "bo", "che", "din"] {
        let browser = Client::of(&origin, |built| built);
        room::joins(&browser, &code, letters, &ADAS).await;
        let viewer = store.viewer_of(&browser.cookie("waymark").unwrap()).await.unwrap().unwrap();
        students.push(Arc::new(Student { browser, person: viewer.person().unwrap() }));
    }
    let class_id: ClassId = class.strip_prefix("/class/").unwrap().parse().unwrap();

    let stream = rivera.request(Method::GET, "/api/v1/live").header("last-event-id", "?").send().await.unwrap();
    let writing: Vec<_> = students
        .iter()
        .map(|student| {
            let student = student.clone();
            tokio::spawn(async move { writes_until_refused(&student, class_id).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(700)).await;
    counted(figures, &origin, &class, &code).await;
    server.signal("TERM");
    server.becomes("stopping").await;
    // Streams have ended, and were told when to come back; another one is for another server. Pages are still there.
    let heard = tokio::time::timeout(Duration::from_secs(1), stream.text()).await.expect("it ends").unwrap();
    assert_eq!(heard.matches("retry: ").count(), 2, "at the beginning and at the end: {heard}");
    let refused = rivera.get("/api/v1/live").await;
    assert!(!refused.is(503).header("retry-after").is_empty());
    rivera.get(&class).await.is(200);
    assert_eq!(server.ends(Duration::from_secs(30)).await, Some(0), "{}", server.said());

    let mut acknowledged = Vec::new();
    for student in writing {
        acknowledged.extend(student.await.unwrap());
    }
    assert!(acknowledged.len() > 8, "they wrote: {}", acknowledged.len());
    let teacher = store.viewer_of(&rivera.cookie("waymark").unwrap()).await.unwrap().unwrap();
    for piece in &acknowledged {
        let (kept, _) = store.piece(&teacher, *piece).await.expect("acknowledged, so on disk");
        assert_eq!(kept.versions.len(), 1, "and once");
    }
    for line in server.said().lines().filter(|line| line.starts_with('{')) {
        serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
        assert!(!line.contains("Okafor") && !line.contains("obsidian"), "{line}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ready_says_in_a_word_what_is_missing() {
    for (required, status, word) in [(false, 200, "ready, without nats"), (true, 503, "nats")] {
        let server = TestServer::start_with(|config| config.nats_required = required).await;
        let ready = async || server.client().get("/readyz").await;
        assert_eq!(ready().await.is(200).body, "ready");
        let life = &server.state.life;
        life.nats_is_away(Instant::now());
        assert_eq!(ready().await.is(200).body, "ready, without nats", "for a moment that is no matter");
        life.nats_is_back();
        life.nats_is_away(Instant::now() - Duration::from_secs(31));
        assert_eq!(ready().await.is(status).body, word);
        life.nats_is_back();
        life.stops();
        let stopping = ready().await;
        assert_eq!(stopping.is(503).body, "stopping");
        server.client().get("/healthz").await.is(200);
    }
}

/// What was acknowledged until nobody was there any more.
async fn writes_until_refused(student: &Student, class: ClassId) -> Vec<ReflectionId> {
    let mut acknowledged = Vec::new();
    loop {
        let piece = ReflectionId::mint();
        let envelope = student.envelope(share_own(piece, class, "obsidian is glass"));
        match student.browser.tries(&[envelope]).await {
            Ok((200, body)) => {
                let answers: Vec<Answered> = serde_json::from_str(&body).unwrap();
                assert!(matches!(answers[0].answer, Answer::Done { .. }), "{body}");
                acknowledged.push(piece);
            }
            Ok((503, _)) => {}
            // The connection was refused or closed before an answer.
            Err(_) => return acknowledged,
            Ok((status, body)) => panic!("{status}: {body}"),
        }
    }
}

/// Figures are on their own address; they name no class, no code, no path that is a capability.
async fn counted(figures: u16, origin: &str, class: &str, code: &str) {
    let text = reqwest::get(format!("http://127.0.0.1:{figures}/metrics")).await.unwrap().text().await.unwrap();
    let value = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {text}"));
        line.rsplit_once(' ').unwrap().1.parse::<f64>().unwrap()
    };
    assert!(value("waymark_commits_total ") > 10.0 && value("waymark_jobs_per_commit_count ") > 10.0);
    assert!(value("waymark_writes_total{outcome=\"done\"}") > 10.0);
    assert!(value("waymark_write_wait_seconds_count ") > 10.0);
    assert!((value("waymark_listeners "), value("waymark_stopping ")) == (1.0, 0.0));
    assert!(value("waymark_deliveries_total ") > 1.0 && value("waymark_database_connections{state=\"idle\"}") > 0.0);
    assert!(text.contains("waymark_replays_total{how=\"refetch\"} 1"), "{text}");
    assert!(text.contains("route=\"/class/{id}\"") && text.contains("route=\"/api/v1/commands\""), "{text}");
    let id = class.strip_prefix("/class/").unwrap();
    for never in [id, code, "Okafor", "obsidian", "127.0.0.1"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
    let public = reqwest::get(format!("{origin}/metrics")).await.unwrap();
    assert_eq!(public.status(), 404, "not among the public routes");
}
