//! A part of a page that changes. Whatever it depends on, it is of one kind, so that the browser carries the machinery of a changing part
//! once and not for every place that has one.

use leptos::prelude::*;

/// Shows what `part` gives, again whenever what it read has changed.
pub fn live(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn of(part: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || part()).into_any()
    }
    of(Box::new(part))
}
