//! A student's goals: the list, the form for a new one, and the page of one. What is not typed is shown; what is shown is text.

mod anew;
pub mod api;
mod asks;
mod check_in;
mod circle;
mod claims;
mod drag;
mod evidence;
#[cfg(feature = "ssr")]
mod for_it;
mod history;
mod list;
mod mine;
mod new;
mod one;
mod over;
mod page;
mod plan;
mod readers;
mod sent;
mod standing;
mod starters;
mod steps;

#[cfg(feature = "ssr")]
pub use for_it::GoalForItPage;

use leptos::prelude::*;

use crate::offline::Text;

pub fn show(text: &Text) -> Option<AnyView> {
    text.read().map(list::goals)
}

pub fn show_new(text: &Text) -> Option<AnyView> {
    text.read().map(new::new)
}

pub fn show_one(text: &Text) -> Option<AnyView> {
    text.read().map(page::goal)
}
