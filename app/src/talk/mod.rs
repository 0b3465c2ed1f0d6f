//! *I need to talk to someone*: who will see it, when, and what to do now if it cannot wait, said before anything is asked.

pub mod api;
mod asked;
mod page;

use leptos::prelude::*;

use crate::offline::Text;

pub fn show(text: &Text) -> Option<AnyView> {
    text.read().map(page::talk)
}
