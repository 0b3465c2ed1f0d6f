//! SIGTERM to the real binary, while a class writes: what was acknowledged is on disk, what was not is refused, and it ends by itself.

mod classroom;
mod readiness;
mod writes;

use std::time::Duration;

use domain::command::{Answer, Answered};
use domain::id::{ClassId, ReflectionId};
use reqwest::Method;

use self::classroom::{Classroom, figure};
use crate::room::{Student, share_own};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_written_when_it_is_told_to_stop_is_written_or_refused() {
    let mut room = Classroom::opens(&["Ada Okafor", "Bo Lindqvist", "Chen Wei", "Dina Haddad"], 2).await;
    let class = room.class;
    let stream = room.rivera.request(Method::GET, "/api/v1/live").header("last-event-id", "?").send().await.unwrap();
    let writing: Vec<_> = room
        .students
        .iter()
        .map(|student| {
            let student = student.clone();
            tokio::spawn(async move { writes_until_refused(&student, class).await })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(700)).await;
    is_counted(&room).await;
    room.server.signal("TERM");
    room.server.becomes("stopping").await;
    // Streams have ended, and were told when to come back; another one is for another server. Pages are still there.
    let heard = tokio::time::timeout(Duration::from_secs(1), stream.text()).await.expect("it ends").unwrap();
    assert_eq!(heard.matches("retry: ").count(), 2, "at the beginning and at the end: {heard}");
    let refused = room.rivera.get("/api/v1/live").await;
    assert!(!refused.is(503).header("retry-after").is_empty());
    room.rivera.get(&room.path).await.is(200);
    assert_eq!(room.server.ends(Duration::from_secs(30)).await, Some(0), "{}", room.server.said());

    let mut acknowledged = Vec::new();
    for student in writing {
        acknowledged.extend(student.await.unwrap());
    }
    assert!(acknowledged.len() > 8, "they wrote: {}", acknowledged.len());
    for piece in &acknowledged {
        assert_eq!(room.versions(*piece).await, 1, "acknowledged, so on disk, and once");
    }
    for line in room.server.said().lines().filter(|line| line.starts_with('{')) {
        serde_json::from_str::<serde_json::Value>(line).expect("each line is JSON");
        assert!(!line.contains("Okafor") && !line.contains("obsidian"), "{line}");
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
async fn is_counted(room: &Classroom) {
    let text = room.counted().await;
    let value = |name| figure(&text, name);
    assert!(value("waymark_commits_total ") > 10.0 && value("waymark_jobs_per_commit_count ") > 10.0);
    assert!(value("waymark_writes_total{outcome=\"done\"}") > 10.0);
    assert!(value("waymark_write_wait_seconds_count ") > 10.0);
    assert!((value("waymark_listeners "), value("waymark_stopping ")) == (1.0, 0.0));
    assert!(value("waymark_deliveries_total ") > 1.0 && value("waymark_database_connections{state=\"idle\"}") > 0.0);
    assert!(text.contains("waymark_replays_total{how=\"refetch\"} 1"), "{text}");
    assert!(text.contains("route=\"/class/{id}\"") && text.contains("route=\"/api/v1/commands\""), "{text}");
    let id = room.class.to_string();
    for never in [&*id, &*room.code, "Okafor", "obsidian", "127.0.0.1"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
    room.rivera.get("/metrics").await.is(404);
}
