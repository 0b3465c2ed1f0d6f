//! The store, tested on SQLite and on PostgreSQL. A test reads like the classroom and runs on both:
//!
//! ```ignore
//! both! {
//!     async fn a_draft_is_its_students_alone(school: School) { … }
//! }
//! ```

mod harness;
mod pen;

mod classes;
mod door;
mod join;
mod journal;
mod pins;
mod roster;
mod write;
mod accounts;
mod invitations;
mod school;
mod sign_in;
mod commands;
mod drafts;
mod sharing;
mod follow_through;
mod consent;
mod growth;
mod talk;
mod home;
mod console;
mod desk;
mod feedback;
mod jobs;
mod notes;
mod projector;
mod prompts;
mod wall;
mod seed;
