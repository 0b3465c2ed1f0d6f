//! What waits for one listener: few pieces and few bytes, and while nothing waits, no room at all. Ten thousand listeners wait most of
//! a lesson for something; a channel would keep a block of thirty-two places for each of them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

use super::connection::Piece;

/// Pieces one listener may be behind before it is cut off.
pub(super) const MOST: usize = 256;
/// Bytes of them. A piece that is larger by itself still finds an empty queue.
pub(super) const MOST_BYTES: usize = 1 << 20;

/// It does not keep up: there is no room for more.
#[derive(Debug, PartialEq)]
pub(super) struct Full;

/// Shared by the hub, which fills it, and the connection, which empties it.
#[derive(Default)]
pub(super) struct Queue {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    pieces: VecDeque<Piece>,
    bytes: usize,
    ended: bool,
    waits: Option<Waker>,
}

impl Queue {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// With whoever waits for it, to be woken when all is given that comes together.
    fn put(&self, piece: Piece) -> Result<Option<Waker>, Full> {
        let mut state = self.state();
        let bytes = piece.bytes();
        let fits = state.bytes == 0 || state.bytes + bytes <= MOST_BYTES;
        if !fits || state.pieces.len() >= MOST {
            return Err(Full);
        }
        state.bytes += bytes;
        state.pieces.push_back(piece);
        Ok(state.waits.take())
    }

    /// Nothing more comes. What waits is still heard.
    fn end(&self) {
        let mut state = self.state();
        state.ended = true;
        let waits = state.waits.take();
        drop(state);
        if let Some(waker) = waits {
            waker.wake();
        }
    }

    /// The next piece; `None` after the last one.
    pub fn poll(&self, context: &Context<'_>) -> Poll<Option<Piece>> {
        let mut state = self.state();
        match state.pieces.pop_front() {
            Some(piece) => {
                state.bytes -= piece.bytes();
                if state.pieces.is_empty() {
                    state.pieces = VecDeque::new();
                }
                Poll::Ready(Some(piece))
            }
            None if state.ended => Poll::Ready(None),
            None => {
                state.waits = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// The hub's end: what is dropped has ended.
pub(super) struct Filling(Arc<Queue>);

impl Filling {
    /// With the connection's end of it.
    pub fn new() -> (Self, Arc<Queue>) {
        let queue = Arc::<Queue>::default();
        (Self(queue.clone()), queue)
    }

    /// False if the listener does not keep up.
    pub fn give(&self, piece: Piece) -> bool {
        match self.0.put(piece) {
            Ok(waits) => {
                waits.into_iter().for_each(Waker::wake);
                true
            }
            Err(Full) => false,
        }
    }

    /// Wakes nobody yet: whoever waits is handed out, once, and must be woken after the last piece.
    pub fn put(&self, piece: Piece) -> Result<Option<Waker>, Full> {
        self.0.put(piece)
    }
}

impl Drop for Filling {
    fn drop(&mut self) {
        self.0.end();
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;

    use super::*;

    fn piece(bytes: usize) -> Piece {
        Piece::Passing { frames: Bytes::from(vec![b'x'; bytes]) }
    }

    async fn next(queue: &Queue) -> Option<Piece> {
        std::future::poll_fn(|context| queue.poll(context)).await
    }

    #[tokio::test]
    async fn what_waits_is_heard_in_order_and_then_it_ends() {
        let (fills, empties) = Filling::new();
        let hears = tokio::spawn(async move {
            let mut heard = Vec::new();
            while let Some(piece) = next(&empties).await {
                heard.push(piece.bytes());
            }
            heard
        });
        for bytes in 1..=3 {
            assert!(fills.give(piece(bytes)));
            tokio::task::yield_now().await;
        }
        drop(fills);
        assert_eq!(hears.await.unwrap(), [1, 2, 3]);
    }

    #[tokio::test]
    async fn it_is_full_by_number_and_by_bytes_and_has_room_again() {
        let (fills, empties) = Filling::new();
        for _ in 0..MOST {
            assert!(fills.give(piece(1)));
        }
        assert!(!fills.give(piece(1)));
        assert!(next(&empties).await.is_some());
        assert!(fills.give(piece(1)));

        let (fills, empties) = Filling::new();
        assert!(fills.give(piece(2 * MOST_BYTES)), "larger than all of it, and alone");
        assert!(!fills.give(piece(1)));
        assert!(next(&empties).await.is_some());
        assert!(fills.give(piece(MOST_BYTES)));
    }

    #[tokio::test]
    async fn who_waits_is_handed_out_with_the_first_piece_and_hears_all_that_came_with_it() {
        let (fills, empties) = Filling::new();
        let context = Context::from_waker(Waker::noop());
        assert!(matches!(fills.put(piece(1)), Ok(None)), "nobody waits yet");
        assert!(empties.poll(&context).is_ready());
        assert!(empties.poll(&context).is_pending());
        assert!(matches!(fills.put(piece(2)), Ok(Some(_))));
        assert!(matches!(fills.put(piece(3)), Ok(None)));
        assert_eq!([next(&empties).await.unwrap().bytes(), next(&empties).await.unwrap().bytes()], [2, 3]);
        assert!(fills.give(piece(2 * MOST_BYTES)));
        assert!(matches!(fills.put(piece(1)), Err(Full)));
    }
}
