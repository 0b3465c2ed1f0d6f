//! The stage by keys, made by the server alone (`app/src/stage/keys.rs`): the browser takes it over as it stands and has no words for it.

#[cfg(feature = "ssr")]
pub use crate::stage::{console_keys, stage_keys};

#[cfg(not(feature = "ssr"))]
pub fn stage_keys(_class: domain::id::ClassId) -> maud::Markup {
    maud::Markup::default()
}

#[cfg(not(feature = "ssr"))]
pub fn console_keys() -> maud::Markup {
    maud::Markup::default()
}
