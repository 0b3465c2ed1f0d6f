//! The server over real HTTP: a browser's view of it, without a browser. One file per noun; `harness.rs` says how.

mod accounts;
mod classes;
mod harness;
mod joining;
mod room;
