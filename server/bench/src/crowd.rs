//! Very many listeners who cost little: a socket each, and a count of what came.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use memchr::memmem::{Finder, find};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::browser::Failed;

/// How long a crowd waits for what is due.
const PATIENCE: Duration = Duration::from_secs(120);
/// How many connect at the same time.
const AT_ONCE: usize = 64;

/// What a crowd asks for and listens to.
#[derive(Clone)]
pub struct Asks {
    pub address: SocketAddr,
    pub path: String,
    /// `name=value; …`
    pub cookies: String,
    /// Stands once in each delivery.
    pub mark: String,
    /// Stands in what comes first: then the listener listens.
    pub begun: &'static str,
}

pub struct Crowd {
    asks: Asks,
    count: Arc<Count>,
    listeners: JoinSet<()>,
}

#[derive(Default)]
struct Count {
    heard: AtomicU64,
    due: AtomicU64,
    reached: Notify,
}

impl Crowd {
    pub fn new(asks: Asks) -> Self {
        Self { asks, count: Arc::default(), listeners: JoinSet::new() }
    }

    pub fn size(&self) -> usize {
        self.listeners.len()
    }

    /// Returns once `size` of them listen.
    pub async fn grows_to(&mut self, size: usize) -> Result<(), Failed> {
        while self.listeners.len() < size {
            let some = (size - self.listeners.len()).min(AT_ONCE);
            let opening = (0..some).map(|_| open(&self.asks));
            for (stream, rest) in futures::future::try_join_all(opening).await? {
                self.listeners.spawn(listen(stream, rest, self.asks.mark.clone(), self.count.clone()));
            }
        }
        Ok(())
    }

    /// Counts from nought; [`Crowd::has_heard`] waits for as many.
    pub fn expects(&self, due: u64) {
        self.count.heard.store(0, Ordering::SeqCst);
        self.count.due.store(due, Ordering::SeqCst);
    }

    pub async fn has_heard(&self) -> Result<(), Failed> {
        let (heard, due) = (|| self.count.heard.load(Ordering::SeqCst), self.count.due.load(Ordering::SeqCst));
        let waits = async {
            while heard() < due {
                self.count.reached.notified().await;
            }
        };
        let late = || Failed::Told(format!("{} of {due} deliveries after {PATIENCE:?}", heard()));
        tokio::time::timeout(PATIENCE, waits).await.map_err(|_| late())
    }
}

async fn open(asks: &Asks) -> Result<(TcpStream, Vec<u8>), Failed> {
    let mut stream = TcpStream::connect(asks.address).await.map_err(|error| Failed::Away(error.to_string()))?;
    let Asks { address, path, cookies, begun, .. } = asks;
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: {address}\r\naccept: text/event-stream\r\ncookie: {cookies}\r\nlast-event-id: ?\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut read = Vec::new();
    while find(&read, begun.as_bytes()).is_none() {
        if stream.read_buf(&mut read).await? == 0 {
            return Err(Failed::Told(format!("{path} answers {}", String::from_utf8_lossy(&read))));
        }
    }
    // What an idle listener keeps here is no memory of the server's, but the machine has only so much.
    Ok((stream, Vec::new()))
}

async fn listen(stream: TcpStream, mut rest: Vec<u8>, mark: String, count: Arc<Count>) {
    let finder = Finder::new(mark.as_bytes());
    let overlap = mark.len() - 1;
    loop {
        // No buffer while nothing comes: ten thousand of them would be the client's memory, not the server's.
        if stream.readable().await.is_err() {
            return;
        }
        rest.reserve(16 << 10);
        match stream.try_read_buf(&mut rest) {
            Ok(0) => return,
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => continue,
            Err(_) => return,
        }
        let found = finder.find_iter(&rest).count() as u64;
        // A mark may lie across two readings, and none is counted twice: what is kept is shorter than a mark.
        let end = finder.find_iter(&rest).last().map_or(0, |at| at + mark.len());
        rest.drain(..end.max(rest.len().saturating_sub(overlap)));
        if found > 0 {
            let heard = count.heard.fetch_add(found, Ordering::SeqCst) + found;
            if heard >= count.due.load(Ordering::SeqCst) {
                count.reached.notify_one();
            }
        }
    }
}
