//! What is on the wire, byte by byte: a stream leaves the HTTP library when it has begun, and nobody who reads it can tell.

use std::time::Duration;

use domain::id::ReflectionId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::ear::SOON;
use crate::room::{Lesson, share_own};

struct Wire {
    socket: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    /// Ms Rivera's, from a connection on which she has asked for a page before.
    async fn opens(lesson: &Lesson, version: &str) -> Self {
        let host = lesson.server.origin.strip_prefix("http://").unwrap();
        let mut wire = Self { socket: TcpStream::connect(host).await.unwrap(), read: Vec::new() };
        let cookie = lesson.rivera.cookie("waymark").unwrap();
        let asks = |path: &str| {
            format!(
                "GET {path} HTTP/{version}\r\nhost: {host}\r\nconnection: keep-alive\r\ncookie: waymark={cookie}\r\n\r\n"
            )
        };
        wire.socket.write_all(asks("/healthz").as_bytes()).await.unwrap();
        wire.until("ok").await;
        wire.socket.write_all(asks("/api/v1/live?cursor=%3F").as_bytes()).await.unwrap();
        let head = wire.until("event: here").await;
        assert!(head.starts_with(&format!("HTTP/{version} 200 OK\r\n")), "{head}");
        wire
    }

    /// What came up to these words, and a little after.
    async fn until(&mut self, words: &str) -> String {
        let comes = async {
            loop {
                let text = String::from_utf8_lossy(&self.read).into_owned();
                if text.contains(words) {
                    self.read.clear();
                    return text;
                }
                assert!(self.socket.read_buf(&mut self.read).await.unwrap() > 0, "{words:?} never came: {text}");
            }
        };
        timeout(SOON, comes).await.unwrap_or_else(|_| panic!("no {words:?}"))
    }

    /// The rest, to the end.
    async fn ends(mut self) -> String {
        timeout(SOON, self.socket.read_to_end(&mut self.read)).await.unwrap().unwrap();
        String::from_utf8(self.read).unwrap()
    }
}

/// What the chunks hold, each as long as it says.
fn unpacked(mut chunks: &str) -> String {
    let mut text = String::new();
    while !chunks.is_empty() {
        let (length, rest) = chunks.split_once("\r\n").unwrap();
        assert_eq!(length.len(), 8, "in a chunk of our own: {chunks}");
        let (chunk, rest) = rest.split_at(usize::from_str_radix(length, 16).unwrap());
        text.push_str(chunk);
        chunks = rest.strip_prefix("\r\n").unwrap();
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_goes_on_by_itself_in_chunks_and_ends_as_an_answer_does() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut rivera = Wire::opens(&lesson, "1.1").await;
    // It has nothing to say and leaves.
    tokio::time::sleep(Duration::from_millis(300)).await;
    rivera.read.clear();

    for words in ["Quartz is hidden in sand", "And mica in granite"] {
        ada.does(share_own(ReflectionId::mint(), lesson.class, words)).await;
        let mut came = String::new();
        while !came.contains(words) {
            came.push_str(&rivera.until("\n\n\r\n").await);
        }
        assert!(unpacked(&came).contains(words), "{came}");
    }
    lesson.rivera.post("/sign-out", &[]).await;
    let last = rivera.ends().await;
    assert!(last.ends_with("0\r\n\r\n"), "{last:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_hangs_up_is_no_listener_any_more() {
    let lesson = Lesson::begins().await;
    let hub = &lesson.server.state.backend.hub;
    let before = hub.listeners();
    let rivera = Wire::opens(&lesson, "1.1").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(hub.listeners(), before + 1);
    drop(rivera);
    let gone = async {
        while hub.listeners() > before {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(SOON, gone).await.expect("noticed without a word written");
    timeout(SOON, lesson.server.state.life.falls_silent()).await.expect("and nothing of it is left");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_http_has_no_chunks_and_hears_all_the_same() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut rivera = Wire::opens(&lesson, "1.0").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    rivera.read.clear();
    ada.does(share_own(ReflectionId::mint(), lesson.class, "Quartz is hidden in sand")).await;
    let came = rivera.until("Quartz").await;
    assert!(came.starts_with("data: "), "{came}");
}
