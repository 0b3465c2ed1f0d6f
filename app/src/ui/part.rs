//! Parts of a page that change. Whatever they depend on, they are of one kind each, so that the browser carries the machinery of a
//! changing part once and not for every place that has one.

use std::sync::Arc;

use leptos::prelude::*;
use maud::Markup;

use super::shown;

/// Shows what `part` gives, again whenever what it read has changed.
pub fn live(part: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn of(part: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || part()).into_any()
    }
    of(Box::new(part))
}

/// The same for plain text.
pub fn text(part: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    fn of(part: Box<dyn Fn() -> String + Send + Sync>) -> AnyView {
        (move || part()).into_any()
    }
    of(Box::new(part))
}

/// The same for what is there or not.
pub fn maybe(part: impl Fn() -> Option<AnyView> + Send + Sync + 'static) -> AnyView {
    live(move || part().unwrap_or_else(|| ().into_any()))
}

/// One of a list, known by its key. Another key is another one: it is made anew, the others stay as they are.
#[derive(Clone)]
pub struct Item {
    key: String,
    view: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

impl Item {
    /// One that is only shown. Its text is made when it is new, not whenever the list is looked through.
    pub fn shown(key: String, markup: impl Fn() -> Markup + Send + Sync + 'static) -> Self {
        Self::new(key, move || shown(markup()))
    }

    pub fn new(key: String, view: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        Self { key, view: Arc::new(view) }
    }
}

/// A list in which what stays is not touched.
pub fn list(items: impl Fn() -> Vec<Item> + Send + Sync + 'static) -> AnyView {
    fn of(items: Box<dyn Fn() -> Vec<Item> + Send + Sync>) -> AnyView {
        view! { <For each=move || items() key=|item| item.key.clone() children=|item| (item.view)()/> }.into_any()
    }
    of(Box::new(items))
}
