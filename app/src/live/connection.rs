//! One listener's end of the hub: its queue, and the cursor it has reached.

use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use axum::body::Bytes;
use domain::event::{Cursor, Stream};
use store::replay::{Heard, Hearing};

use super::hub::{Hub, frames};
use super::queue::Queue;

/// What the hub puts into a queue.
#[derive(Clone, Debug)]
pub enum Piece {
    /// An event, rendered; the same bytes for all who hear it.
    Heard { stream: Stream, seq: i64, frames: Bytes },
    /// Ephemeral: has no number.
    Passing { frames: Bytes },
    /// Nothing happened; cursors move on to here.
    Heartbeat(Cursor),
}

/// Listens until it is dropped or cut off.
pub struct Connection {
    hub: Hub,
    id: u64,
    hearings: Arc<[Hearing]>,
    pieces: Arc<Queue>,
    cursor: Cursor,
}

/// What one stream takes in an `id:` line, and its share of the rest of that line.
const OF_ID_LINE: usize = 56;

impl Piece {
    /// What it takes in a queue.
    pub(super) fn bytes(&self) -> usize {
        match self {
            Self::Heard { frames, .. } | Self::Passing { frames } => frames.len(),
            Self::Heartbeat(cursor) => cursor.0.len() * size_of::<(Stream, i64)>(),
        }
    }
}

impl Connection {
    pub(super) fn new(hub: Hub, id: u64, hearings: Arc<[Hearing]>, pieces: Arc<Queue>) -> Self {
        Self { hub, id, hearings, pieces, cursor: Cursor::default() }
    }

    pub fn hearings(&self) -> &[Hearing] {
        &self.hearings
    }

    pub fn cursor(&self) -> &Cursor {
        &self.cursor
    }

    /// What was missed before this connection, as one block per event with its own `id:`; live pieces continue from `cursor`.
    pub fn resume(&mut self, heard: Vec<Heard>, from: Cursor, to: Cursor) -> Bytes {
        let mut text = Vec::new();
        self.cursor = from;
        for event in heard {
            self.cursor.advance(event.stream, event.seq);
            let frames = frames(&event.deliveries);
            if !frames.is_empty() {
                text.extend_from_slice(&frames);
                self.ends_with_its_number(&mut text);
            }
        }
        self.cursor = to;
        // The cursor of the page's own snapshot, even when nothing was missed.
        text.extend_from_slice(HERE);
        self.ends_with_its_number(&mut text);
        text.shrink_to_fit();
        Bytes::from(text)
    }

    /// The next bytes to write; `None` when the hub has cut this listener off.
    pub async fn next(&mut self) -> Option<Bytes> {
        std::future::poll_fn(|context| self.poll_next(context)).await
    }

    /// The next bytes, and everything else that waits by then: for an answer that ends with them.
    pub async fn all_next(&mut self) -> Option<Bytes> {
        let mut text = Vec::new();
        let more = std::future::poll_fn(|context| self.poll_into(context, 0, &mut text)).await;
        // Nobody is woken: whoever asked is answered.
        let asleep = Context::from_waker(Waker::noop());
        while more && self.poll_into(&asleep, 0, &mut text) == Poll::Ready(true) {}
        more.then(|| Bytes::from(text))
    }

    pub fn poll_next(&mut self, context: &Context<'_>) -> Poll<Option<Bytes>> {
        let mut bytes = Vec::new();
        self.poll_into(context, 0, &mut bytes).map(|more| more.then(|| Bytes::from(bytes)))
    }

    /// The same, written behind what is in `text`, or behind `room` for something else where nothing is yet; false when nothing more comes.
    pub fn poll_into(&mut self, context: &Context<'_>, room: usize, text: &mut Vec<u8>) -> Poll<bool> {
        loop {
            match ready!(self.pieces.poll(context)) {
                None => return Poll::Ready(false),
                // Already in the replay.
                Some(Piece::Heard { stream, seq, .. }) if self.cursor.seq(stream).is_some_and(|at| at >= seq) => {
                    continue;
                }
                Some(Piece::Heard { stream, seq, frames }) => {
                    self.cursor.advance(stream, seq);
                    begins(text, room, frames.len() + self.id_line());
                    self.numbered(&frames, text);
                }
                Some(Piece::Passing { frames }) => {
                    begins(text, room, frames.len() + 1);
                    text.extend_from_slice(&frames);
                    text.push(b'\n');
                }
                Some(Piece::Heartbeat(heads)) => {
                    for (stream, seq) in heads.0 {
                        self.cursor.advance(stream, seq);
                    }
                    begins(text, room, HERE.len() + self.id_line());
                    self.numbered(HERE, text);
                }
            }
            return Poll::Ready(true);
        }
    }

    fn id_line(&self) -> usize {
        self.cursor.0.len() * OF_ID_LINE
    }

    fn numbered(&self, frames: &[u8], text: &mut Vec<u8>) {
        text.extend_from_slice(frames);
        self.ends_with_its_number(text);
    }

    fn ends_with_its_number(&self, text: &mut Vec<u8>) {
        text.extend_from_slice(b"id: ");
        self.cursor.write_to(text);
        text.extend_from_slice(b"\n\n");
    }
}

/// Into one buffer, and for one listener of one event into one allocation: no room is made while nothing waits.
fn begins(text: &mut Vec<u8>, room: usize, needs: usize) {
    if text.is_empty() {
        text.reserve_exact(room + needs);
        text.resize(room, 0);
    } else {
        text.reserve(needs);
    }
}

/// Nothing happened: only where the page stands.
const HERE: &[u8] = b"event: here\ndata: {}\n";

impl Drop for Connection {
    fn drop(&mut self) {
        self.hub.hang_up(self.id);
    }
}
