//! What a screen reader is told of what came in: once, and together.

use domain::console::Tile;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use crate::offline::wait;
use crate::t;
use crate::ui::say_once;

/// Milliseconds in which a class that shares at the same time is said as one.
const TOGETHER: u32 = 4_000;

impl Desk {
    pub(super) fn announce_claim(self, tile: &Tile) {
        let opened_at = self.known().live.door.opened_at;
        if tile.came_at.is_some() && tile.came_at == tile.claimed_at && tile.claimed_at >= opened_at {
            say_once(&t!("console.claimed", name = tile.name));
        }
    }

    /// Where nothing is read, what comes in takes its place at once: it is said all the same, together with what comes in the moment after.
    pub(super) fn announce_arrived(self, count: usize) {
        if count == 0 {
            return;
        }
        let before = self.0.arrived.get();
        self.0.arrived.set(before + count);
        if before > 0 {
            return;
        }
        spawn_local(async move {
            wait(TOGETHER).await;
            say_once(&t!("console.new_said", n = self.0.arrived.take()));
        });
    }

    /// Says how many came in, once for all of a few seconds; and that there is a newer version of what is read.
    pub(super) fn announce(self) {
        let (count, newer) = {
            let known = self.known();
            (known.newcomers(), known.newer())
        };
        if self.0.said_newer.get() != newer {
            self.0.said_newer.set(newer);
            if let Some(version) = newer {
                say_once(&t!("console.newer_said", version = version));
            }
        }
        let (before, waits) = self.0.said.get();
        if count <= before || waits {
            return self.0.said.set((count.min(before), waits));
        }
        self.0.said.set((before, true));
        spawn_local(async move {
            wait(TOGETHER).await;
            let count = self.known().newcomers();
            self.0.said.set((count, false));
            if count > 0 {
                say_once(&t!("console.new_said", n = count));
            }
        });
    }
}
