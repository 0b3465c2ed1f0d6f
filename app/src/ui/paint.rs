//! What may wait until the browser has shown what was just done: nobody waits for it, and everybody waits for the frame.

#[cfg(feature = "hydrate")]
use std::{cell::Cell, rc::Rc, time::Duration};

/// Milliseconds until no frame is waited for any more: a page that nobody sees has none.
#[cfg(feature = "hydrate")]
const NO_FRAME: Duration = Duration::from_millis(250);

/// Does it once, in a task of its own after the next frame. What must not be lost with the page is done at once when the page goes: this
/// may never come.
#[cfg(feature = "hydrate")]
pub fn after_paint(deed: impl FnOnce() + 'static) {
    use leptos::prelude::{request_animation_frame, set_timeout};
    let deed = Rc::new(Cell::new(Some(deed)));
    let now = move || {
        if let Some(deed) = deed.take() {
            deed();
        }
    };
    let at_last = now.clone();
    // A frame's own callbacks come before it is painted, a timer that they set comes after it.
    request_animation_frame(move || set_timeout(now, Duration::ZERO));
    set_timeout(at_last, NO_FRAME);
}

#[cfg(not(feature = "hydrate"))]
pub fn after_paint(_deed: impl FnOnce() + 'static) {}
