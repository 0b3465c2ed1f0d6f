//! Reflections: where a student writes, shares, reads what came back and revises. The page is the server's; in the browser there is the
//! [`desk`] (docs/decisions/0052-the-desk.md).

pub mod api;
mod begun;
#[cfg(feature = "hydrate")]
mod desk;
mod places;
mod question;

#[cfg(feature = "ssr")]
pub mod again;
#[cfg(feature = "ssr")]
mod answers;
#[cfg(feature = "ssr")]
mod ask;
#[cfg(feature = "ssr")]
mod before;
#[cfg(feature = "ssr")]
mod consent;
#[cfg(feature = "ssr")]
mod editor;
#[cfg(feature = "ssr")]
mod follow;
#[cfg(feature = "ssr")]
mod marks;
#[cfg(feature = "ssr")]
mod mine;
#[cfg(feature = "ssr")]
mod more;
#[cfg(feature = "ssr")]
mod moves;
#[cfg(feature = "ssr")]
mod page;
#[cfg(feature = "ssr")]
mod paper;
#[cfg(feature = "ssr")]
mod piece;
#[cfg(feature = "ssr")]
mod problem;
#[cfg(feature = "ssr")]
mod sharing;
#[cfg(feature = "ssr")]
mod standing;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(feature = "ssr")]
mod translation;
#[cfg(feature = "ssr")]
mod versions;

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
pub use self::desk::attend;
use crate::offline::Text;

/// A prompt's page or a piece's: the piece, or the place to begin it. In the browser there is the desk instead.
#[cfg(feature = "ssr")]
pub fn show(page: &Text) -> Option<AnyView> {
    page::page(&page.read()?)
}

pub fn show_question(page: &Text) -> Option<AnyView> {
    page.read().map(|page| question::question(&page))
}
