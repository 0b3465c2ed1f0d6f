//! What `/readyz` says, in a word.

use std::time::{Duration, Instant};

use crate::harness::TestServer;
use crate::room::{Lesson, viewer};

/// More than any pool has connections.
const MANY: usize = 40;

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

/// That it is gone is tried where three servers share one (`together`): a file does not go away under whoever has it open.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_does_not_answer_is_told_and_comes_back_by_itself() {
    let lesson = Lesson::begins().await;
    let (store, ready) = (lesson.server.store(), async || lesson.server.client().get("/readyz").await);
    assert_eq!(ready().await.is(200).body, "ready");
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    // Each begins to read, and does not go on: no connection is free.
    let mut readers = Vec::new();
    while readers.len() < MANY {
        let mut reader = Box::pin(store.cursor(&teacher));
        if futures::poll!(&mut reader).is_pending() {
            readers.push(reader);
        }
    }
    assert_eq!(ready().await.is(503).body, "database");
    lesson.server.client().get("/healthz").await.is(200);

    drop(readers);
    let since = Instant::now();
    while ready().await.body != "ready" {
        assert!(since.elapsed() < Duration::from_secs(20), "it never comes back");
    }
}
