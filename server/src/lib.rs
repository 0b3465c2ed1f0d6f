//! The waymark server: configuration, routes, sign-in cookies, live streams. What it serves is `app`'s; what it knows is
//! `store`'s.

// Views are nested types; a whole page of them is deeper than the compiler expects.
#![recursion_limit = "512"]

pub mod assets;
pub mod commands;
pub mod config;
pub mod demo;
pub mod done_at;
pub mod files;
pub mod forms;
pub mod guard;
pub mod keys;
pub mod life;
pub mod live;
pub mod open_files;
pub mod pages;
pub mod password;
pub mod portfolio;
pub mod relay;
pub mod router;
pub mod sealing;
pub mod serve;
pub mod session;
pub mod silence;
pub mod socket;
pub mod source;
pub mod speaking;
pub mod state;
pub mod stopping;
pub mod tls;
pub mod watching;
