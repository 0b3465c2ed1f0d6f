//! A wall's window on one of the servers: it comes back by itself, and keeps every byte it is told.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ear::comes_true;
use super::school::School;
use crate::harness::Client;

pub struct Wall {
    bytes: Arc<Mutex<String>>,
    listening: tokio::task::JoinHandle<()>,
}

impl Drop for Wall {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Wall {
    /// Opened by a teacher of the class at `path`, at the `n`-th server.
    pub async fn opens(school: &School, rivera: &Client, path: &str, n: u8) -> Self {
        let opened = rivera.post(&format!("{path}/projector"), &[]).await;
        assert_eq!(opened.status, 303, "{}", opened.body);
        let live = format!("{}/live", opened.header("location"));
        let bytes = Arc::new(Mutex::new(String::new()));
        let listening = tokio::spawn(listens(school.browser(n), live, bytes.clone()));
        let wall = Self { bytes, listening };
        wall.is_told("event: here", Duration::from_secs(20)).await;
        wall
    }

    pub async fn is_told(&self, words: &str, within: Duration) {
        comes_true(within, || self.bytes.lock().unwrap().contains(words), &format!("the wall is told {words}")).await;
    }
}

async fn listens(client: Client, live: String, bytes: Arc<Mutex<String>>) {
    loop {
        if let Ok(mut response) = client.request(reqwest::Method::GET, &live).send().await {
            while let Ok(Some(chunk)) = response.chunk().await {
                bytes.lock().unwrap().push_str(std::str::from_utf8(&chunk).expect("no character is cut here"));
            }
        }
        tokio::time::sleep(Duration::from_millis(150)).await;
    }
}
