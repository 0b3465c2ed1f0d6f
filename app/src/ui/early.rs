//! Whether this page is one of the youngest students', with pictures first (docs/decisions/0040-early.md). The server decides it once for a
//! document; what comes alive in it reads it there.

#[cfg(feature = "ssr")]
pub fn is_early() -> bool {
    leptos::prelude::use_context::<crate::shell::Looks>().is_some_and(|looks| looks.early)
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
pub fn is_early() -> bool {
    crate::messages::link("early").is_some()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub fn is_early() -> bool {
    false
}
