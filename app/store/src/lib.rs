//! Waymark's tables, on SQLite and on PostgreSQL, behind two doors.
//!
//! [`Store::read`] gives a snapshot; [`Store::write`] is the only way to change anything. Every public method takes the
//! [`Viewer`](domain::viewer::Viewer) who asks, finds rows through [`scope`] (what a viewer may not see is *not found*), and asks `domain` for
//! the rules. The store knows no HTTP and no page.

mod access;
mod accounts;
mod among;
mod audience;
mod audit;
mod badges;
mod bell;
mod choices;
mod classes;
pub mod classroom;
mod clock;
mod command;
mod competencies;
mod conference;
mod connect;
mod consent;
mod console;
mod credentials;
mod cuts;
mod devices;
mod door;
mod drafts;
mod entity;
mod error;
mod evidence;
mod export;
mod faces;
mod feedback;
mod files;
mod follow_through;
pub mod follower;
mod goals;
mod growth;
mod guesses;
mod help;
mod home;
mod inquiry;
mod invitations;
mod jobs;
mod join;
mod journal;
mod lessons;
mod measures;
mod moments;
mod notes;
mod password_resets;
mod people;
mod pieces;
mod pins;
mod portfolio;
mod projector;
mod prompts;
mod questions;
mod reached;
mod render;
pub mod replay;
mod replies;
mod reply_starters;
mod retold;
mod roster;
mod rounds;
mod rubrics;
mod safety;
mod school;
mod scope;
mod secret_mark;
pub mod seed;
mod sessions;
mod sharing;
mod showing;
mod sign_in;
mod stage;
mod standing;
mod starters;
mod strategies;
mod talk;
mod translations;
mod tries;
mod tx;
mod wall;
mod write;

pub use access::ClassAccess;
pub use accounts::{Joined, Way};
pub use classes::{ClassDesk, StandsOpen};
pub use clock::{Clock, Randomness};
pub use connect::Database;
pub use credentials::Credential;
pub use error::{Error, Result};
pub use export::{AskedBy, Brought, Exported};
pub use feedback::{BuildsOn, Several};
pub use files::{Arrived, Part, Settled};
pub use help::HelpMove;
pub use home::{AroundPage, WaysIn};
pub use invitations::Accepted;
pub use join::{Claim, Entered, Knocker, Names, Nickname};
pub use replies::Decides;
pub use reply_starters::ReplyStarterAct;
pub use rubrics::{MakingAct, Unbegun};
pub use sign_in::Held;
pub use standing::Standing;
pub use write::{Announcement, Sink};

/// What other crates wait for is compiled here, once, and not again in each of them (docs/decisions/0057): it gives back a boxed future.
pub(crate) use async_recursion::async_recursion as compiled_here;

use std::sync::Arc;

/// Everything Waymark remembers. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    reader: sea_orm::DatabaseConnection,
    writer: write::Writer,
    clock: Clock,
    randomness: Randomness,
}

// The writer's own tests use the harness of tests/it, which knows this crate by its name.
#[cfg(test)]
extern crate self as store;
#[cfg(test)]
#[allow(dead_code)]
#[path = "../tests/it/harness.rs"]
mod harness;
