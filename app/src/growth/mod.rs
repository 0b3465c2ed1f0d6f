//! Growth: two own pieces, before and after, with the student's own words between them; also for the refrigerator.

pub mod api;
mod form;
mod heard;
mod list;
mod pair;

use leptos::prelude::*;

use crate::offline::Text;

pub fn show(page: &Text) -> Option<AnyView> {
    page.read().map(list::pairs)
}

pub fn show_pair(page: &Text) -> Option<AnyView> {
    page.read().map(pair::pair)
}
