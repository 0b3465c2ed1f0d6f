//! The store, tested on SQLite and on PostgreSQL. A test reads like the classroom and runs on both:
//!
//! ```ignore
//! both! {
//!     async fn a_draft_is_its_students_alone(school: School) { … }
//! }
//! ```

mod harness;
mod pen;

mod access;
mod accounts;
mod audience;
mod choices;
mod classes;
mod commands;
mod consent;
mod console;
mod desk;
mod door;
mod drafts;
mod feedback;
mod files;
mod follow_through;
mod follower;
mod goals;
mod growth;
mod help;
mod home;
mod inquiry;
mod invitations;
mod jobs;
mod join;
mod journal;
mod leaving;
mod lessons;
mod measures;
mod notes;
mod password_resets;
mod pins;
mod portfolio;
mod projector;
mod prompts;
mod questions;
mod rendering;
mod replies;
mod reply_starters;
mod roster;
mod rounds;
mod rubrics;
mod safety;
mod school;
mod seed;
mod sessions;
mod several;
mod sharing;
mod showing;
mod sign_in;
mod staff;
mod stage;
mod strategies;
mod talk;
mod topics;
mod tries;
mod wall;
mod withdrawn;
mod write;
