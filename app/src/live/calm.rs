//! Nothing moves under a finger: what is heard while a button or a finger is down waits until it is up, and a breath longer, so
//! that a press lands on what was aimed at.

use domain::event::{Cursor, Delivery};
use domain::json::Json;
use leptos::prelude::ReadSignal;

use super::feed::{Line, use_feed};

/// Milliseconds after the finger is up.
#[cfg(feature = "hydrate")]
const BREATH: u64 = 250;

/// Listens as [`use_feed`] does, for whoever is signed in. A cursor that cannot be read listens from now.
#[cfg(feature = "hydrate")]
pub fn use_calm_feed(cursor: &str, read: fn(Json) -> Delivery, hear: impl Fn(Delivery) + 'static) -> ReadSignal<Line> {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;

    use leptos::prelude::*;

    let (down, waiting) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(Vec::new())));
    let hear = Rc::new(hear);
    let pressed = window_event_listener_untyped("pointerdown", {
        let down = down.clone();
        move |_| down.set(true)
    });
    let release = {
        let (down, waiting, hear) = (down.clone(), waiting.clone(), hear.clone());
        move |_| {
            let (down, waiting, hear) = (down.clone(), waiting.clone(), hear.clone());
            let up = move || {
                down.set(false);
                for delivery in waiting.take() {
                    hear(delivery);
                }
            };
            set_timeout(up, Duration::from_millis(BREATH));
        }
    };
    let released = window_event_listener_untyped("pointerup", release.clone());
    let cancelled = window_event_listener_untyped("pointercancel", release);
    on_cleanup(move || {
        pressed.remove();
        released.remove();
        cancelled.remove();
    });
    let cursor: Cursor = cursor.parse().unwrap_or_default();
    use_feed(
        &cursor,
        read,
        move |delivery| {
            if down.get() { waiting.borrow_mut().push(delivery) } else { hear(delivery) }
        },
    )
}

#[cfg(not(feature = "hydrate"))]
pub fn use_calm_feed(cursor: &str, read: fn(Json) -> Delivery, hear: impl Fn(Delivery) + 'static) -> ReadSignal<Line> {
    let cursor: Cursor = cursor.parse().unwrap_or_default();
    use_feed(&cursor, read, hear)
}
