//! The store, tested on SQLite and on PostgreSQL. A test reads like the classroom and runs on both:
//!
//! ```ignore
//! both! {
//!     async fn a_draft_is_its_students_alone(school: School) { … }
//! }
//! ```

mod harness;

mod journal;
mod write;
mod accounts;
mod invitations;
mod school;
mod sign_in;
