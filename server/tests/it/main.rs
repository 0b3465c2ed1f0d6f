//! The server over real HTTP: a browser's view of it, without a browser. One file per noun; `harness.rs` says how.

mod access;
mod accounts;
mod choices;
mod classes;
mod commands;
mod files;
mod goals;
mod growth;
mod harness;
mod joining;
mod live;
mod matrix;
mod measures;
mod pages;
mod proxy;
mod rich;
mod room;
mod rubrics;
mod school;
mod shelf;
mod showing;
mod staff;
mod talks;
mod tls;
