//! The server over real HTTP: a browser's view of it, without a browser. One file per noun; `harness.rs` says how.

mod accounts;
mod choices;
mod classes;
mod commands;
mod console;
mod files;
mod goals;
mod growth;
mod harness;
mod joining;
mod live;
mod matrix;
mod pages;
mod proxy;
mod rich;
mod room;
mod school;
mod shelf;
mod showing;
mod staff;
mod talks;
mod tls;
