//! A listener as the pages have it: it reads a stream block by block, knows the cursor it has reached, and resumes from there.

use std::collections::VecDeque;

use domain::event::{Cursor, Stream};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use serde_json::Value;

use crate::browser::{Browser, Failed};

/// One block of a stream.
#[derive(Clone, Debug)]
pub struct Told {
    /// `here`, `refetch`, `retry`, or nothing where the data says what it is.
    pub event: String,
    pub data: Vec<Value>,
    pub cursor: Option<Cursor>,
}

impl Told {
    pub fn kind(&self) -> &str {
        self.data.first().and_then(|data| data["kind"].as_str()).unwrap_or(&self.event)
    }

    fn read(block: &str) -> Option<Self> {
        let mut told = Self { event: String::new(), data: Vec::new(), cursor: None };
        for line in block.lines() {
            match line.split_once(": ")? {
                ("event", event) => told.event = event.into(),
                ("data", data) => told.data.push(serde_json::from_str(data).ok()?),
                ("id", id) => told.cursor = Some(id.parse().ok()?),
                ("retry", _) => told.event = "retry".into(),
                _ => return None,
            }
        }
        Some(told)
    }
}

pub struct Ear {
    browser: Browser,
    path: String,
    stream: Option<Incoming>,
    rest: String,
    read: VecDeque<Told>,
    pub cursor: Cursor,
}

impl Ear {
    /// Listens from now on.
    pub async fn listens(browser: Browser) -> Result<Self, Failed> {
        Self::listens_at(browser, "/api/v1/live").await
    }

    pub async fn listens_at(browser: Browser, path: &str) -> Result<Self, Failed> {
        let (rest, read) = (String::new(), VecDeque::new());
        let mut ear = Self { browser, path: path.to_owned(), stream: None, rest, read, cursor: Cursor::default() };
        // No cursor of anybody's: the answer says to fetch, and from where to listen.
        ear.stream = Some(ear.browser.stream(path, "?").await?);
        while ear.next().await?.event != "here" {}
        Ok(ear)
    }

    /// Listens again from where it was.
    pub async fn resumes(&mut self) -> Result<(), Failed> {
        (self.rest, self.read) = (String::new(), VecDeque::new());
        self.stream = Some(self.browser.stream(&self.path, &self.cursor.to_string()).await?);
        Ok(())
    }

    /// The next block. Nothing half-read counts: a block that was cut is heard again.
    pub async fn next(&mut self) -> Result<Told, Failed> {
        loop {
            if let Some(told) = self.read.pop_front() {
                if let Some(cursor) = &told.cursor {
                    self.cursor = cursor.clone();
                }
                return Ok(told);
            }
            let stream = self.stream.as_mut().ok_or_else(|| Failed::Cut("not listening".into()))?;
            let frame = match stream.frame().await {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => return Err(error.into()),
                None => return Err(Failed::Cut("the stream ended".into())),
            };
            let Some(bytes) = frame.data_ref() else { continue };
            self.rest.push_str(std::str::from_utf8(bytes).map_err(|_| Failed::Told("a character was cut".into()))?);
            while let Some((block, rest)) = self.rest.split_once("\n\n") {
                let told =
                    Told::read(block).ok_or_else(|| Failed::Told(format!("{block:?} is no block of a stream")))?;
                self.read.push_back(told);
                self.rest = rest.to_owned();
            }
        }
    }

    /// The place this listener has reached in a stream.
    pub fn at(&self, stream: Stream) -> i64 {
        self.cursor.seq(stream).unwrap_or(0)
    }
}
