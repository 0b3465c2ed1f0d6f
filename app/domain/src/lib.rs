//! Waymark's rules, pure: the same code decides in the server and in the browser.
//!
//! Nothing here waits, reads a clock, draws a random number, or knows a table or a page. What happens later is handed in
//! (a [`clock::Moment`]), and what is decided is handed back as a value. A rule that lives anywhere else is a rule that the
//! browser and the server will one day disagree about.

// What is derived says `domain`, wherever it is.
extern crate self as domain;

pub mod access;
pub mod accounts;
pub mod audience;
pub mod audit;
pub mod badges;
pub mod bank;
pub mod choices;
pub mod classes;
pub mod clock;
pub mod comfort;
pub mod command;
pub mod command_form;
pub mod competencies;
pub mod conference;
pub mod console;
pub mod door;
pub mod drawing;
pub mod event;
pub mod evidence;
pub mod export;
pub mod feedback;
pub mod files;
mod flat;
pub mod goals;
pub mod growth;
#[cfg(not(target_arch = "wasm32"))]
pub mod help;
pub mod home;
pub mod id;
pub mod inquiry;
pub mod join_code;
pub mod json;
pub mod languages;
pub mod lessons;
pub mod measures;
#[cfg(not(target_arch = "wasm32"))]
pub mod notes;
pub mod pin;
pub mod portfolio;
pub mod projector;
pub mod prompts;
pub mod questions;
pub mod reflections;
pub mod refusal;
pub mod replies;
pub mod reply_starters;
pub mod rich;
pub mod roster;
pub mod rounds;
pub mod rubrics;
pub mod safety;
pub mod said;
pub mod scaffolds;
pub mod schools;
pub mod sessions;
pub mod showing;
pub mod staff;
pub mod stage;
pub mod starters;
pub mod strategies;
pub mod talk;
pub mod trying;
pub mod viewer;
pub mod wire;
pub mod words;
