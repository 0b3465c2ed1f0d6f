//! Whether a finger or a button is down, and what waits until it is up: one watch for all of a document.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::prelude::{document, set_timeout};

use crate::ui::hear;

/// Until the press has landed on what was aimed at.
const BREATH: Duration = Duration::from_millis(250);

#[derive(Default)]
struct Finger {
    watched: Cell<bool>,
    down: Cell<bool>,
    /// Which press it is: the breath after one may still be drawn when the next one comes.
    nth: Cell<u32>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

thread_local! {
    static FINGER: Finger = Finger::default();
}

/// From now on it is known. Called before anything waits for it.
pub fn watch() {
    if FINGER.with(|finger| finger.watched.replace(true)) {
        return;
    }
    hear("pointerdown", |_| {
        FINGER.with(|finger| {
            finger.down.set(true);
            finger.nth.update(|nth| nth.wrapping_add(1));
        });
    });
    for up in ["pointerup", "pointercancel"] {
        hear(up, |_| {
            let nth = FINGER.with(|finger| finger.nth.get());
            set_timeout(move || is_up(nth), BREATH);
        });
    }
}

/// Now, or when it is up: in the order in which they came.
pub fn when_up(deed: impl FnOnce() + 'static) {
    if FINGER.with(|finger| finger.down.get()) {
        FINGER.with(|finger| finger.waiting.borrow_mut().push(Box::new(deed)));
    } else {
        deed();
    }
}

/// A key that is down on a button counts: its click comes when it goes up.
pub fn is_down() -> bool {
    let pressed = "button:active, a:active, summary:active, select:active, input:active, label:active";
    FINGER.with(|finger| finger.down.get()) || document().query_selector(pressed).is_ok_and(|at| at.is_some())
}

fn is_up(nth: u32) {
    let waiting = FINGER.with(|finger| {
        if finger.nth.get() != nth {
            return Vec::new();
        }
        finger.down.set(false);
        finger.waiting.take()
    });
    for deed in waiting {
        deed();
    }
}
