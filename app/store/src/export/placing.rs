//! Where each thing of a portfolio that is brought in has its place here, and what refers to it. What is known keeps the place it has; what the
//! zip tells of it that is newer comes to it, and what its student did with it here stays.

mod conferences;
mod stories;
mod things;

use std::collections::BTreeMap;

use domain::export::{Brought, Why};
use domain::id::ImportId;
use domain::portfolio::TimelineSource;
use uuid::Uuid;

pub use things::{Placed, placed};

/// Where things of the document are in this Waymark, and what came of them so far.
pub struct Places {
    import: ImportId,
    items: BTreeMap<Uuid, (TimelineSource, Uuid)>,
    /// Parts of stories, that stand.
    parts: BTreeMap<Uuid, Uuid>,
    /// Conferences that are other than before.
    pub changed: Vec<Uuid>,
    pub done: Brought,
}

impl Places {
    pub fn of(import: ImportId, unknown: usize) -> Self {
        let done = Brought { unknown, ..Brought::default() };
        Self { import, items: BTreeMap::new(), parts: BTreeMap::new(), changed: Vec::new(), done }
    }

    /// One that was here already: whether more of it is here now, and why something of it stayed behind.
    fn comes_of(&mut self, kind: &str, title: &str, more: bool, left: Option<Why>) {
        if more {
            self.done.added += 1;
        } else {
            self.done.known += 1;
        }
        if let Some(why) = left {
            self.done.leaves(kind, title, why);
        }
    }
}
