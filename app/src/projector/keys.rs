//! The keys of the projector's window. They turn what this window shows and change nothing for the class: its capability may not.

use maud::Markup;

pub const HELP: &str = "wall-keys";

#[cfg(feature = "ssr")]
pub fn keys_help() -> Markup {
    crate::stage::window_keys(HELP)
}

#[cfg(not(feature = "ssr"))]
pub fn keys_help() -> Markup {
    Markup::default()
}
