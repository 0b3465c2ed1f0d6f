//! One listener's end of the hub: its queue, and the cursor it has reached.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Bytes;
use domain::event::{Cursor, Stream};
use store::replay::{Heard, Hearing};
use tokio::sync::mpsc;

use super::hub::{Hub, frames};

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
    hearings: Vec<Hearing>,
    pieces: mpsc::Receiver<Piece>,
    /// Bytes in the queue.
    held: Arc<AtomicUsize>,
    cursor: Cursor,
}

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
    pub(super) fn new(
        hub: Hub,
        id: u64,
        hearings: Vec<Hearing>,
        pieces: mpsc::Receiver<Piece>,
        held: Arc<AtomicUsize>,
    ) -> Self {
        Self { hub, id, hearings, pieces, held, cursor: Cursor::default() }
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
                text.extend_from_slice(self.id_line().as_bytes());
            }
        }
        self.cursor = to;
        // The cursor of the page's own snapshot, even when nothing was missed.
        text.extend_from_slice(format!("event: here\ndata: {{}}\n{}", self.id_line()).as_bytes());
        Bytes::from(text)
    }

    /// The next bytes to write; `None` when the hub has cut this listener off.
    pub async fn next(&mut self) -> Option<Bytes> {
        loop {
            let piece = self.pieces.recv().await?;
            self.held.fetch_sub(piece.bytes(), Ordering::Relaxed);
            match piece {
                // Already in the replay.
                Piece::Heard { stream, seq, .. } if self.cursor.seq(stream).is_some_and(|at| at >= seq) => {}
                Piece::Heard { stream, seq, frames } => {
                    self.cursor.advance(stream, seq);
                    return Some(joined(&frames, &self.id_line()));
                }
                Piece::Passing { frames } => return Some(joined(&frames, "\n")),
                Piece::Heartbeat(heads) => {
                    for (stream, seq) in heads.0 {
                        self.cursor.advance(stream, seq);
                    }
                    return Some(Bytes::from(format!("event: here\ndata: {{}}\n{}", self.id_line())));
                }
            }
        }
    }

    fn id_line(&self) -> String {
        format!("id: {}\n\n", self.cursor)
    }
}

fn joined(frames: &Bytes, end: &str) -> Bytes {
    let mut bytes = Vec::with_capacity(frames.len() + end.len());
    bytes.extend_from_slice(frames);
    bytes.extend_from_slice(end.as_bytes());
    Bytes::from(bytes)
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.hub.hang_up(self.id);
    }
}
