//! Listening to a stream as a browser does, or by the long poll.

use std::time::{Duration, Instant};

use domain::event::{Cursor, Stream};
use domain::id::ClassId;
use reqwest::Method;
use serde_json::Value;

use crate::harness::Client;

/// One block of a stream.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    pub event: String,
    pub data: Vec<Value>,
    pub id: Option<String>,
}

impl Told {
    pub fn kind(&self) -> &str {
        self.data.first().and_then(|data| data["kind"].as_str()).unwrap_or(&self.event)
    }

    /// The kind and the id of the thing.
    pub fn of(&self) -> (String, String) {
        let is = &self.data[0]["is"];
        (self.kind().to_owned(), is["id"].as_str().unwrap_or_default().to_owned())
    }

    pub fn seq(&self, class: ClassId) -> i64 {
        seq(self.id.as_deref().expect("a cursor"), class)
    }
}

pub fn seq(cursor: &str, class: ClassId) -> i64 {
    cursor.parse::<Cursor>().unwrap().seq(Stream::Class(class)).expect("the class's place")
}

pub fn read(text: &str) -> Told {
    let mut told = Told::default();
    for line in text.lines() {
        match line.split_once(": ") {
            Some(("event", event)) => told.event = event.into(),
            Some(("data", data)) => told.data.push(serde_json::from_str(data).unwrap()),
            Some(("id", id)) => told.id = Some(id.into()),
            Some(("retry", _)) => told.event = "retry".into(),
            _ => panic!("{line:?} is no line of a stream"),
        }
    }
    told
}

/// Everything in one answer of the long poll.
pub fn blocks(text: &str) -> Vec<Told> {
    text.split("\n\n").filter(|block| !block.is_empty()).map(read).collect()
}

pub const SOON: Duration = Duration::from_secs(10);

pub const MOMENT: Duration = Duration::from_millis(700);

/// Listens to a stream, byte by byte.
pub struct Ear {
    response: reqwest::Response,
    rest: String,
    /// Every byte that ever came.
    pub bytes: String,
    pub cursor: String,
}

impl Ear {
    /// Without a cursor, from now on.
    pub async fn opens(client: &Client, path: &str, cursor: Option<&str>) -> Self {
        let mut request = client.request(Method::GET, path);
        if let Some(cursor) = cursor {
            request = request.header("last-event-id", cursor);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "no-store");
        Self { response, rest: String::new(), bytes: String::new(), cursor: String::new() }
    }

    /// From now on; everything before is over when this returns.
    pub async fn listens(client: &Client) -> Self {
        Self::listens_at(client, "/api/v1/live").await
    }

    pub async fn listens_at(client: &Client, path: &str) -> Self {
        let mut ear = Self::opens(client, path, Some("?")).await;
        ear.until("here").await;
        ear
    }

    pub async fn resumes(client: &Client, cursor: &str) -> Self {
        Self::opens(client, "/api/v1/live", Some(cursor)).await
    }

    /// The next block; none when the stream has ended.
    pub async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some((block, rest)) = self.rest.split_once("\n\n") {
                let told = read(block);
                self.rest = rest.to_owned();
                if let Some(id) = &told.id {
                    self.cursor = id.clone();
                }
                if told.event != "retry" {
                    return Some(told);
                }
                continue;
            }
            let chunk = self.response.chunk().await.ok().flatten()?;
            let text = std::str::from_utf8(&chunk).expect("no character is cut here");
            self.bytes.push_str(text);
            self.rest.push_str(text);
        }
    }

    /// Everything up to the first block of a kind, which is the last one.
    #[track_caller]
    pub fn until<'a>(&'a mut self, kind: &'a str) -> impl Future<Output = Vec<Told>> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let mut all = Vec::new();
            loop {
                let told = match tokio::time::timeout(SOON, self.next()).await {
                    Ok(told) => told.unwrap_or_else(|| panic!("{caller}: ended before {kind}, after {all:?}")),
                    Err(_) => panic!("{caller}: no {kind}, but {all:?}"),
                };
                let found = told.kind() == kind;
                all.push(told);
                if found {
                    return all;
                }
            }
        }
    }

    /// Everything in this time. Who is here may come at any time and does not count.
    pub async fn during(&mut self, time: Duration) -> Vec<Told> {
        let (mut all, end) = (Vec::new(), Instant::now() + time);
        while let Ok(Some(told)) =
            tokio::time::timeout(end.saturating_duration_since(Instant::now()), self.next()).await
        {
            if !["presence", "presences", "writing"].contains(&told.kind()) {
                all.push(told);
            }
        }
        all
    }

    #[track_caller]
    pub fn ends(&mut self) -> impl Future<Output = ()> + '_ {
        let caller = std::panic::Location::caller();
        async move {
            let ended =
                tokio::time::timeout(Duration::from_secs(2), async { while self.next().await.is_some() {} }).await;
            assert!(ended.is_ok(), "{caller}: the stream goes on");
        }
    }
}

pub async fn polls(client: &Client, cursor: &str, wait: u64) -> Vec<Told> {
    let answer = client.get(&poll("/api/v1/live", cursor, wait)).await;
    let mut told = blocks(&answer.is(200).body);
    // Each answer to staff ends with who is here; see `presence`.
    told.retain(|told| told.kind() != "presences");
    told
}

pub fn poll(live: &str, cursor: &str, wait: u64) -> String {
    let cursor: String = cursor.bytes().map(|byte| format!("%{byte:02x}")).collect();
    format!("{live}/poll?cursor={cursor}&wait={wait}")
}
