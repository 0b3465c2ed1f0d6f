//! A student's home: one thing first, then what rests.

pub mod api;
mod boards;
mod classes;
mod goals;
mod notes;
mod page;
mod pieces;
mod prompt;
mod step;
mod together;
mod ways;

use leptos::prelude::*;

use crate::offline::Text;

pub fn show(text: &Text) -> Option<AnyView> {
    text.read().map(page::home)
}
