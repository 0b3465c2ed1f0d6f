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

/// Tells that something of these kinds happened, or may have: for a page that then asks for itself again.
#[cfg(feature = "hydrate")]
pub fn hear_calmly(cursor: &str, kinds: &'static [&'static str], tell: impl Fn() + 'static) {
    use std::cell::Cell;
    use std::rc::Rc;
    use std::time::Duration;

    use domain::json::Json;
    use leptos::prelude::set_timeout;

    use crate::ui::hear;

    let tell: Rc<dyn Fn()> = Rc::new(tell);
    let (down, waits) = (Rc::new(Cell::new(false)), Rc::new(Cell::new(false)));
    let pressed = down.clone();
    hear("pointerdown", move |_| pressed.set(true));
    for up in ["pointerup", "pointercancel"] {
        let (down, waits, tell) = (down.clone(), waits.clone(), tell.clone());
        hear(up, move |_| {
            let (down, waits, tell) = (down.clone(), waits.clone(), tell.clone());
            set_timeout(
                move || {
                    down.set(false);
                    if waits.take() {
                        tell();
                    }
                },
                Duration::from_millis(BREATH),
            );
        });
    }
    super::feed::listens(cursor, move |kind, data| {
        let is_one = || match crate::offline::parse(data).and_then(|mut line| line.take("kind")) {
            Some(Json::Text(kind)) => kinds.contains(&kind.as_str()),
            // A line that is cut is no line: everything may be different.
            _ => true,
        };
        if kind != "refetch" && !(kind == "change" && is_one()) {
            return;
        }
        if down.get() { waits.set(true) } else { tell() }
    });
}
