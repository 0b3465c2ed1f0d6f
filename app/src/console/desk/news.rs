//! What a screen reader is told of what came in: once, and together.

use domain::console::Tile;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::console::known::Known;
use crate::offline::wait;
use crate::t;
use crate::ui::say_once;

/// Milliseconds in which a class that shares at the same time is said as one.
const TOGETHER: u32 = 4_000;

impl Desk {
    pub(super) fn announce_claim(self, tile: &Tile) {
        let opened_at = self.known.read_untracked().live.door.opened_at;
        if tile.came_at.is_some() && tile.came_at == tile.claimed_at && tile.claimed_at >= opened_at {
            say_once(&t!("console.claimed", name = tile.name));
        }
    }

    /// Where nothing is read, what comes in takes its place at once: it is said all the same, together with what comes in the moment after.
    pub(super) fn announce_arrived(self, count: usize) {
        if count == 0 {
            return;
        }
        let before = self.arrived.get_value();
        self.arrived.set_value(before + count);
        if before > 0 {
            return;
        }
        spawn_local(async move {
            wait(TOGETHER).await;
            if let Some(count) = self.arrived.try_update_value(std::mem::take) {
                say_once(&t!("console.new_said", n = count));
            }
        });
    }

    /// Says how many came in, once for all of a few seconds; and that there is a newer version of what is read.
    pub(super) fn announce(self) {
        let (count, newer) = {
            let known = self.known.read();
            (known.newcomers(), known.newer())
        };
        if self.said_newer.get_value() != newer {
            self.said_newer.set_value(newer);
            if let Some(version) = newer {
                say_once(&t!("console.newer_said", version = version));
            }
        }
        let (before, waits) = self.said.get_value();
        if count <= before || waits {
            return self.said.set_value((count.min(before), waits));
        }
        self.said.set_value((before, true));
        spawn_local(async move {
            wait(TOGETHER).await;
            let Some(count) = self.known.try_with_untracked(Known::newcomers) else { return };
            self.said.set_value((count, false));
            if count > 0 {
                say_once(&t!("console.new_said", n = count));
            }
        });
    }
}
