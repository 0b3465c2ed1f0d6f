//! A hub with a store that has no table: no piece can be read there, and a class's number needs no reading.

use std::path::PathBuf;

use domain::clock::Moment;
use domain::event::{About, Event, Numbered};
use store::{Announcement, Clock, Database, Randomness};

use super::*;

pub struct Bare {
    pub hub: Hub,
    folder: PathBuf,
}

impl Bare {
    pub async fn begins() -> Self {
        let (hub, sink, _runner) = Hub::new();
        let folder = std::env::temp_dir().join(format!("waymark-hub-{}", Uuid::now_v7()));
        std::fs::create_dir(&folder).unwrap();
        let database = Database::open(&format!("sqlite:{}", folder.join("empty.db").display())).await.unwrap();
        let store = database.into_store(Clock::real(), Randomness::real(), sink).await.unwrap();
        assert!(hub.inner.supply.set(Supply::Alone(store)).is_ok());
        Self { hub, folder }
    }

    /// The store says that this happened in a class.
    pub fn announces(&self, class: ClassId, seq: i64, about: About) {
        let event = Event::in_class(class, about, [Audience::Staff, Audience::Wall]);
        self.hub.announced(Announcement::Event(Numbered { seq, at: Moment(0), event }));
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).ok();
    }
}
