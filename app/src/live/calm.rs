//! Nothing moves under a finger: what is heard while a button or a finger is down waits until it is up, and a breath longer, so
//! that a press lands on what was aimed at.

use domain::event::{Cursor, Delivery};
use domain::json::Json;
use leptos::prelude::ReadSignal;

use super::feed::{Line, use_feed};
#[cfg(feature = "hydrate")]
use super::finger;

/// Listens as [`use_feed`] does, for whoever is signed in. A cursor that cannot be read listens from now.
#[cfg(feature = "hydrate")]
pub fn use_calm_feed(cursor: &str, read: fn(Json) -> Delivery, hear: impl Fn(Delivery) + 'static) -> ReadSignal<Line> {
    finger::watch();
    let hear = std::rc::Rc::new(hear);
    let cursor: Cursor = cursor.parse().unwrap_or_default();
    use_feed(&cursor, read, move |delivery| {
        let hear = hear.clone();
        finger::when_up(move || hear(delivery));
    })
}

#[cfg(not(feature = "hydrate"))]
pub fn use_calm_feed(cursor: &str, read: fn(Json) -> Delivery, hear: impl Fn(Delivery) + 'static) -> ReadSignal<Line> {
    let cursor: Cursor = cursor.parse().unwrap_or_default();
    use_feed(&cursor, read, hear)
}

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
