//! Nothing moves under a finger: what is heard while a button or a finger is down waits until it is up, and a breath longer, so
//! that a press lands on what was aimed at.

use domain::event::Delivery;
use domain::json::Json;

#[cfg(feature = "hydrate")]
use super::feed::{Line, use_feed};
#[cfg(feature = "hydrate")]
use super::finger;

/// Milliseconds in which what is heard is shown together. Thirty who write are heard ten times a second, and a page that is made anew for
/// each of them has no time for its reader.
#[cfg(feature = "hydrate")]
const BEAT: u32 = 150;

/// Listens as `use_feed` does, for whoever is signed in. A cursor that cannot be read listens from now. The first of several is heard at once.
#[cfg(feature = "hydrate")]
pub fn use_calm_feed_and_line<T: 'static>(
    cursor: &str,
    read: fn(Json) -> T,
    hear: impl Fn(T) + 'static,
    stands: impl Fn(Line) + 'static,
) {
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;

    finger::watch();
    let (beats, waiting) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(Vec::new())));
    let hear = Rc::new(hear);
    let hear = move |delivery: T| {
        let hear = hear.clone();
        finger::when_up(move || hear(delivery));
    };
    let hears = move |delivery: T| {
        if beats.replace(true) {
            return waiting.borrow_mut().push(delivery);
        }
        hear(delivery);
        let (beats, waiting, hear) = (beats.clone(), waiting.clone(), hear.clone());
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                crate::offline::wait(BEAT).await;
                let together = waiting.take();
                if together.is_empty() {
                    return beats.set(false);
                }
                together.into_iter().for_each(&hear);
            }
        });
    };
    use_feed(cursor, read, hears, stands);
}

/// For a page that does not say how the line stands.
#[cfg(feature = "hydrate")]
pub fn use_calm_feed(cursor: &str, read: fn(Json) -> Delivery, hear: impl Fn(Delivery) + 'static) {
    use_calm_feed_and_line(cursor, read, hear, drop);
}

#[cfg(not(feature = "hydrate"))]
pub fn use_calm_feed(_cursor: &str, _read: fn(Json) -> Delivery, _hear: impl Fn(Delivery) + 'static) {}

/// Tells that something of these kinds happened, or may have: for a page that then asks for itself again.
#[cfg(feature = "hydrate")]
pub fn hear_calmly(cursor: &str, kinds: &'static [&'static str], tell: impl Fn() + Clone + 'static) {
    finger::watch();
    // However much happens under one press, it is told once.
    let waits = std::rc::Rc::new(std::cell::Cell::new(false));
    super::feed::listens(cursor, move |kind, data| {
        let is_one = || match crate::offline::parse(data).and_then(|mut line| line.take("kind")) {
            Some(Json::Text(kind)) => kinds.contains(&kind.as_str()),
            // A line that is cut is no line: everything may be different.
            _ => true,
        };
        if kind != "refetch" && !(kind == "change" && is_one()) {
            return;
        }
        if !waits.replace(true) {
            let (waits, tell) = (waits.clone(), tell.clone());
            finger::when_up(move || {
                waits.set(false);
                tell();
            });
        }
    });
}
