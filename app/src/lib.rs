//! Waymark's pages. The same components render on the server (`ssr`) and come alive in the browser (`hydrate`).
//!
//! Two kinds of pages. *Plain* ones ([`plain`]) are forms and text: landing, sign-in, joining, everything a teacher sets up.
//! They are rendered by the server from a function and send no WASM. *Live* ones (a student's home and piece, the console) are
//! [`routes`]: rendered by the server too, then hydrated, each in a chunk of its own.

// Views are nested types; a whole page of them is deeper than the compiler expects.
#![recursion_limit = "512"]

pub mod address;
pub mod clock_face;
pub mod error;
pub mod live;
pub mod messages;
pub mod offline;
pub mod routes;
pub mod ui;

#[cfg(feature = "ssr")]
pub mod assets;
#[cfg(feature = "ssr")]
pub mod backend;
#[cfg(feature = "ssr")]
pub mod code;
#[cfg(feature = "ssr")]
pub mod plain;
#[cfg(feature = "ssr")]
pub mod qr;
#[cfg(feature = "ssr")]
pub mod shell;

pub mod console;
pub mod goals;
pub mod growth;
pub mod home;
pub mod reflections;
pub mod student;
pub mod talk;

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod audience;
#[cfg(feature = "ssr")]
pub mod choices;
#[cfg(feature = "ssr")]
pub mod classes;
#[cfg(feature = "ssr")]
pub mod early;
#[cfg(feature = "ssr")]
pub mod growing;
#[cfg(feature = "ssr")]
pub mod inquiry;
#[cfg(feature = "ssr")]
pub mod joining;
#[cfg(feature = "ssr")]
pub mod measures;
#[cfg(feature = "ssr")]
pub mod portfolio;
#[cfg(feature = "ssr")]
pub mod projector;
#[cfg(feature = "ssr")]
pub mod questions;
#[cfg(feature = "ssr")]
pub mod room;
#[cfg(feature = "ssr")]
pub mod rubrics;
#[cfg(feature = "ssr")]
pub mod shelf;
#[cfg(feature = "ssr")]
pub mod showing;
#[cfg(feature = "ssr")]
pub mod stage;
#[cfg(feature = "ssr")]
pub mod strategy_fields;
#[cfg(feature = "ssr")]
pub mod typed;
