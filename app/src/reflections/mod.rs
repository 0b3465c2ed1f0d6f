//! Reflections: where a student writes, shares, reads what came back and revises.

#[cfg(feature = "ssr")]
pub mod again;
mod answers;
pub mod api;
mod ask;
mod before;
mod conflict;
mod consent;
mod desk;
mod editor;
mod follow;
mod marks;
mod mine;
mod more;
mod moves;
mod paper;
mod piece;
mod problem;
mod question;
mod sharing;
mod standing;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod translation;
mod versions;
mod work;

use leptos::prelude::*;

use crate::offline::Text;

/// A prompt's page or a piece's: the piece, or the place to begin it.
pub fn show(page: &Text) -> Option<AnyView> {
    page.read().map(work::work)
}

pub fn show_question(page: &Text) -> Option<AnyView> {
    page.read().map(|page| question::question(&page))
}
