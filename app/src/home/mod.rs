//! A student's home: one thing first, then what rests.

pub mod api;
mod classes;
mod notes;
mod page;
mod pieces;
mod prompt;
mod step;

use leptos::prelude::*;

use self::page::Home;
use crate::offline::Text;

pub fn show(page: &Text) -> Option<AnyView> {
    page.read().map(|page| view! { <Home page/> }.into_any())
}
