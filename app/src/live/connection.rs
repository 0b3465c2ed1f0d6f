//! One listener's end of the hub: its queue, and the cursor it has reached.

use std::io::Write;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

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

/// An `id:` line with the number of one or two streams is about as long.
const ID_LINE: usize = 128;

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

    pub fn poll_next(&mut self, context: &Context<'_>) -> Poll<Option<Bytes>> {
        let mut bytes = Vec::new();
        self.poll_into(context, &mut bytes).map(|more| more.then(|| Bytes::from(bytes)))
    }

    /// The same, written behind what is in `text`; false when nothing more comes.
    pub fn poll_into(&mut self, context: &Context<'_>, text: &mut Vec<u8>) -> Poll<bool> {
        loop {
            match ready!(self.pieces.poll(context)) {
                None => return Poll::Ready(false),
                // Already in the replay.
                Some(Piece::Heard { stream, seq, .. }) if self.cursor.seq(stream).is_some_and(|at| at >= seq) => {
                    continue;
                }
                Some(Piece::Heard { stream, seq, frames }) => {
                    self.cursor.advance(stream, seq);
                    self.numbered(&frames, text);
                }
                Some(Piece::Passing { frames }) => {
                    text.extend_from_slice(&frames);
                    text.push(b'\n');
                }
                Some(Piece::Heartbeat(heads)) => {
                    for (stream, seq) in heads.0 {
                        self.cursor.advance(stream, seq);
                    }
                    self.numbered(HERE, text);
                }
            }
            return Poll::Ready(true);
        }
    }

    /// Into one buffer: this is written once for each listener of each event.
    fn numbered(&self, frames: &[u8], text: &mut Vec<u8>) {
        text.reserve(frames.len() + ID_LINE);
        text.extend_from_slice(frames);
        self.ends_with_its_number(text);
    }

    fn ends_with_its_number(&self, text: &mut Vec<u8>) {
        // Writing to memory cannot fail.
        let _ = write!(text, "id: {}\n\n", self.cursor);
    }
}

/// Nothing happened: only where the page stands.
const HERE: &[u8] = b"event: here\ndata: {}\n";

impl Drop for Connection {
    fn drop(&mut self) {
        self.hub.hang_up(self.id);
    }
}
