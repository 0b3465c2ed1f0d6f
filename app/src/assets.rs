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

/// The way out of a page whose code the answering server does not have: it is asked for again, at most once a minute, while nobody writes, no tool is
/// open (what is drawn or recorded in one is nowhere else yet) and the server can be reached. Stands in the page, since what is missing may be any of
/// its files; a page without code of its own needs none.
pub const WAY_OUT: &str = "addEventListener('error',async({target:t})=>{const a=String(t.src||t.href||''),k='waymark-anew',s=sessionStorage,d=document,\
    w=()=>d.activeElement?.matches('input,textarea,select')||d.querySelector('dialog[open]');\
    if(!a.includes('/a/')||Date.now()-s[k]<6e4||w())return;\
    try{await fetch(a,{cache:'no-store'});if(w())return;s[k]=Date.now();location.reload()}catch{}},true)";
