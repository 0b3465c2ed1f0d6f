//! Sockets that nobody reads: the kernel's room for them fills, then their queue, and then they are no listeners any more.

use std::time::Duration;

use domain::id::ReflectionId;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;

use super::ear::{Ear, SOON, Told, blocks, seq};
use crate::harness::Client;
use crate::room::{Lesson, share_own};

/// Most bytes in the queue of one listener, and of one chunk.
const QUEUE: usize = 1 << 20;
const CHUNK: usize = 64 << 10;
/// The kernel's room at this end, as small as it may be asked for.
const OWN: u32 = 16 << 10;
/// So many are shared at a time, of so many words; a list of commands may be two million bytes.
const AT_ONCE: usize = 10;
const WORDS: usize = 19_000;
/// The far end of a line that confirms nothing is given up after twenty-five seconds.
const GIVEN_UP: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn who_reads_nothing_is_let_go_holds_up_nobody_and_finds_the_rest_in_the_journal() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (mut riveras, mut adas) = (Ear::listens(&lesson.rivera).await, Ear::listens(&ada.browser).await);
    let hub = &lesson.server.state.backend.hub;
    let (start, before) = (seq(&adas.cursor, lesson.class), hub.listeners());
    // Two more devices of Ada's. One will be opened again, the other never.
    let (asleep, dead) = (asks(&lesson, &ada.browser).await, asks(&lesson, &ada.browser).await);
    while hub.listeners() < before + 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }

    let mut told = 0;
    let mut shares_some = async || {
        let words = "obsidian ".repeat(WORDS / 9);
        let some = || ada.envelope(share_own(ReflectionId::mint(), lesson.class, &words));
        let answers = ada.sends(&(0..AT_ONCE).map(|_| some()).collect::<Vec<_>>()).await;
        assert!(answers.iter().all(|answer| answer.is_done()), "{answers:?}");
        for _ in 0..AT_ONCE {
            told += 1;
            for (ear, kind) in [(&mut riveras, "card"), (&mut adas, "piece")] {
                let heard = ear.until(kind).await.pop().unwrap();
                assert_eq!(heard.seq(lesson.class), start + told, "who reads is not held up and misses nothing");
            }
        }
        told
    };
    let most = (sending() + 2 * OWN as usize + QUEUE + CHUNK) as i64 / WORDS as i64 + AT_ONCE as i64;
    let mut let_go = 0;
    while hub.listeners() > before {
        let_go = shares_some().await;
        assert!(let_go <= most, "after {let_go} of them it is still kept what nobody reads");
    }
    // Nothing of this is kept for them.
    let mut end = let_go;
    while end < let_go + 30 {
        end = shares_some().await;
    }
    assert_eq!(hub.listeners(), before);

    let heard = wakes(asleep).await;
    let cursor = heard.iter().rev().find_map(|told| told.id.clone()).expect("a cursor");
    let seqs = pieces(&lesson, &heard);
    let cut = seq(&cursor, lesson.class);
    assert_eq!(seqs, (start + 1..=cut).collect::<Vec<_>>(), "what was in its queue, and then the end");
    assert!(cut > start && cut <= start + let_go, "cut at {cut}, let go at {}", start + let_go);
    let mut resumed = Ear::resumes(&ada.browser, &cursor).await;
    let missed = pieces(&lesson, &resumed.until("here").await);
    assert_eq!(missed, (cut + 1..=start + end).collect::<Vec<_>>());

    drop((riveras, adas, resumed));
    timeout(GIVEN_UP, lesson.server.state.life.falls_silent()).await.expect("nothing is left of the one that is dead");
    drop(dead);
}

/// Asks for a stream as a browser does, and reads not even the head of the answer.
async fn asks(lesson: &Lesson, browser: &Client) -> TcpStream {
    let host = lesson.server.origin.strip_prefix("http://").unwrap();
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(OWN).unwrap();
    let mut socket = socket.connect(host.parse().unwrap()).await.unwrap();
    let cookie = browser.cookie("waymark").unwrap();
    let asks = format!("GET /api/v1/live?cursor=%3F HTTP/1.1\r\nhost: {host}\r\ncookie: waymark={cookie}\r\n\r\n");
    socket.write_all(asks.as_bytes()).await.unwrap();
    socket
}

/// Most that the kernel keeps for who sends.
fn sending() -> usize {
    let said = std::fs::read_to_string("/proc/sys/net/ipv4/tcp_wmem").unwrap();
    said.split_whitespace().last().unwrap().parse().unwrap()
}

/// Everything that is still there for it. Its end may be that of the answer, or of a line that was given up meanwhile.
async fn wakes(mut socket: TcpStream) -> Vec<Told> {
    let mut read = Vec::new();
    let ended = timeout(SOON, socket.read_to_end(&mut read)).await.expect("it ends");
    let text = String::from_utf8(read).unwrap();
    assert!(ended.is_err() || text.ends_with("\r\n0\r\n\r\n"), "{text:.200}");
    let (head, chunks) = text.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    let said = unpacked(chunks);
    // A block that was cut is no block.
    blocks(said.rsplit_once("\n\n").unwrap().0)
}

/// What the chunks hold, as far as they came.
fn unpacked(mut chunks: &str) -> String {
    let mut text = String::new();
    while let Some((length, rest)) = chunks.split_once("\r\n") {
        let length = usize::from_str_radix(length, 16).unwrap();
        let (chunk, rest) = rest.split_at(length.min(rest.len()));
        text.push_str(chunk);
        chunks = rest.strip_prefix("\r\n").unwrap_or_default();
    }
    text
}

fn pieces(lesson: &Lesson, heard: &[Told]) -> Vec<i64> {
    heard.iter().filter(|told| told.kind() == "piece").map(|told| told.seq(lesson.class)).collect()
}
