//! A job's turn: taken by the desk or given up by whoever waits for it, whichever is first, and never both.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Clone, Default)]
pub struct Turn(Arc<AtomicBool>);

impl Turn {
    /// By the desk. False if nobody waits any more: then nothing is begun.
    pub fn take(&self) -> bool {
        self.is_first()
    }

    /// By whoever waits. False if it has come: then there will be an answer.
    pub fn give_up(&self) -> bool {
        self.is_first()
    }

    fn is_first(&self) -> bool {
        !self.0.swap(true, Ordering::AcqRel)
    }
}
