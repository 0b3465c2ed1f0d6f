//! What was pressed first is done first. Two requests that are on their way at once may overtake each other, and a piece that was released and
//! held back a moment later would hang there.

use std::cell::Cell;

use super::Desk;
use crate::offline::wait;

/// How often it is looked whether it is one's turn, and how often at most, in milliseconds and looks: three seconds. An answer that does not come
/// by then holds nobody up.
const LOOK: u32 = 20;
const LOOKS: u32 = 150;

/// Whose turn it is, and the number of who comes next.
#[derive(Default)]
pub(super) struct Turns {
    now: Cell<u32>,
    next: Cell<u32>,
}

impl Desk {
    /// A place behind everything that was pressed before.
    pub fn takes_a_turn(self) -> u32 {
        let turn = self.0.turns.next.get();
        self.0.turns.next.set(turn.wrapping_add(1));
        turn
    }

    /// Returns when all before are answered.
    pub async fn comes(self, turn: u32) {
        for _ in 0..LOOKS {
            if self.0.turns.now.get() >= turn {
                return;
            }
            wait(LOOK).await;
        }
    }

    /// Answered, or lost.
    pub fn went(self, turn: u32) {
        let next = self.0.turns.now.get().max(turn.wrapping_add(1));
        self.0.turns.now.set(next);
    }
}
