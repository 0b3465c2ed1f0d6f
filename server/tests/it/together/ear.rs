//! An ear that comes back: it resumes where it was, wherever the balancer sends it, as browsers do.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use domain::id::{ClassId, ReflectionId};

use crate::harness::Client;
use crate::live::ear::{Told, read, seq};

/// What it heard of a class, in the order in which it came.
#[derive(Clone, Default)]
pub struct Heard {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Default)]
struct Inner {
    /// Kind, id of the thing, number in the class's stream.
    numbered: Vec<(String, String, i64)>,
    presences: Vec<Told>,
    refetches: usize,
    resumptions: usize,
    retries: usize,
    gone: bool,
    bytes: String,
}

pub struct Ear {
    pub heard: Heard,
    listening: tokio::task::JoinHandle<()>,
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Ear {
    /// From now on; everything before is over when this returns.
    pub async fn listens(client: Client, class: ClassId) -> Self {
        let heard = Heard::default();
        let (ready, is_ready) = tokio::sync::oneshot::channel();
        let listening = tokio::spawn(keeps_listening(client, class, heard.clone(), ready));
        tokio::time::timeout(Duration::from_secs(20), is_ready).await.expect("it listens").unwrap();
        Self { heard, listening }
    }
}

async fn keeps_listening(client: Client, class: ClassId, heard: Heard, ready: tokio::sync::oneshot::Sender<()>) {
    let (mut cursor, mut ready) = ("?".to_owned(), Some(ready));
    loop {
        let request = client.request(reqwest::Method::GET, "/api/v1/live").header("last-event-id", &cursor);
        if let Ok(mut response) = request.send().await {
            if response.status() == 404 {
                heard.inner().gone = true;
                return;
            }
            let mut rest = String::new();
            while let Ok(Some(chunk)) = response.chunk().await {
                let text = std::str::from_utf8(&chunk).expect("no character is cut here");
                heard.inner().bytes.push_str(text);
                rest.push_str(text);
                while let Some((block, after)) = rest.split_once("\n\n") {
                    let told = read(block);
                    if let Some(id) = &told.id {
                        cursor = id.clone();
                    }
                    heard.takes(told, class, ready.is_none());
                    if cursor != "?"
                        && let Some(ready) = ready.take()
                    {
                        ready.send(()).unwrap();
                    }
                    rest = after.to_owned();
                }
            }
            heard.inner().resumptions += 1;
        }
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}

impl Heard {
    fn inner(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap()
    }

    fn takes(&self, told: Told, class: ClassId, started: bool) {
        let mut inner = self.inner();
        match told.kind() {
            "here" => {}
            "retry" => inner.retries += 1,
            "refetch" if started => inner.refetches += 1,
            "refetch" => {}
            "presence" | "presences" => inner.presences.push(told),
            _ => {
                let ((kind, id), seq) = (told.of(), seq(told.id.as_deref().expect("a number"), class));
                inner.numbered.push((kind, id, seq));
            }
        }
    }

    /// Numbers of everything in the class's stream, as they came.
    pub fn numbers(&self) -> Vec<i64> {
        self.inner().numbered.iter().map(|(_, _, seq)| *seq).collect()
    }

    /// Pieces in the order in which their cards came.
    pub fn cards(&self) -> Vec<String> {
        self.inner().numbered.iter().filter(|(kind, ..)| kind == "card").map(|(_, id, _)| id.clone()).collect()
    }

    pub fn refetches(&self) -> usize {
        self.inner().refetches
    }

    /// How often a stream ended and was taken up again.
    pub fn resumptions(&self) -> usize {
        self.inner().resumptions
    }

    /// How often it was told when to come back.
    pub fn retries(&self) -> usize {
        self.inner().retries
    }

    /// Told that there is nothing to hear any more.
    pub fn is_gone(&self) -> bool {
        self.inner().gone
    }

    pub fn contains(&self, words: &str) -> bool {
        self.inner().bytes.contains(words)
    }

    /// Whether somebody was last said to be here.
    pub fn says_here(&self, person: &str) -> Option<bool> {
        let inner = self.inner();
        inner.presences.iter().rev().find_map(|told| {
            let is = &told.data[0]["is"];
            match is["list"].as_array() {
                // Everybody: who is not in it is away.
                Some(all) => Some(all.iter().any(|one| one["person"] == person && one["here"] == true)),
                None => (is["person"] == person).then(|| is["here"].as_bool()).flatten(),
            }
        })
    }

    /// How long until it has heard of this piece.
    #[track_caller]
    pub fn hears_of(&self, piece: ReflectionId, within: Duration) -> impl Future<Output = Duration> {
        let (piece, this) = (piece.to_string(), self.clone());
        let (caller, since) = (std::panic::Location::caller(), Instant::now());
        async move {
            comes_true(within, || this.cards().contains(&piece), &caller.to_string()).await;
            since.elapsed()
        }
    }
}

pub async fn comes_true(within: Duration, mut condition: impl FnMut() -> bool, what: &str) {
    let since = Instant::now();
    while !condition() {
        assert!(since.elapsed() < within, "{what}: not within {within:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
