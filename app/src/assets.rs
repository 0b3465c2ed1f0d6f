//! The addresses of what is the same for everyone: scripts, sheets, fonts, icons. A build's files stand beneath `/a/{build}`, where they never
//! change and no browser asks twice; their old names (`/live.js`, `/pkg/plain.css`) lead to the same files for whoever knows no build. See
//! `docs/decisions/0039`.

use std::sync::OnceLock;

/// A process serves one build, as Leptos's own table of chunks is one for a process.
static BASE: OnceLock<String> = OnceLock::new();

/// From now on pages name what they need by this build. Before, and in tests, which have no built site, by the old names.
pub fn are_of(build: &str) {
    _ = BASE.set(format!("/a/{build}"));
}

/// What stands before the old name.
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Where the file of this name is: `at("/live.js")`.
pub fn at(name: &str) -> String {
    format!("{}{name}", base())
}
