//! A fresh school in a fresh database, with a clock that the test moves and a record of everything announced.

#[path = "blank.rs"]
mod blank;

use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use domain::clock::Moment;
use domain::event::Numbered;
use store::classroom::Room;
use store::{Announcement, Clock, Database, Randomness, Sink, Store};

/// 2026-09-14, a Monday, 09:00 in Chicago.
pub const MONDAY: i64 = 1_789_394_400_000;

pub struct School {
    pub store: Store,
    pub room: Room,
    pub heard: Arc<Mutex<Vec<Announcement>>>,
    now: Arc<AtomicI64>,
    reads: Arc<AtomicUsize>,
    writes: Arc<AtomicUsize>,
    pub url: String,
    _folder: Option<tempfile::TempDir>,
}

impl School {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("school.db");
        blank::sqlite(&file).await;
        Self::open(&blank::sqlite_url(&file), Some(folder)).await
    }

    /// A database of its own on the server named by `WAYMARK_TEST_POSTGRES`. `None` where there is none: `.ci/test` always has one.
    pub async fn on_postgres() -> Option<Self> {
        Some(Self::open(&blank::postgres().await?, None).await)
    }

    async fn open(url: &str, folder: Option<tempfile::TempDir>) -> Self {
        let database = Database::open(url).await.unwrap();
        let now = Arc::new(AtomicI64::new(MONDAY));
        let heard: Arc<Mutex<Vec<Announcement>>> = Arc::default();
        let (tick, ears) = (now.clone(), heard.clone());
        // Every reading of the clock is a millisecond later than the one before: order is never by luck.
        let clock = Clock::new(move || Moment(tick.fetch_add(1, Ordering::Relaxed)));
        let sink = Sink::new(move |announcement| ears.lock().unwrap().push(announcement));
        let (reads, writes): (Arc<AtomicUsize>, Arc<AtomicUsize>) = Default::default();
        let counts = |of: &Arc<AtomicUsize>| {
            let of = of.clone();
            move || _ = of.fetch_add(1, Ordering::Relaxed)
        };
        let database = database.counting(counts(&reads), counts(&writes));
        let store = database.into_store(clock, Randomness::real(), sink).await.unwrap();
        let room = Room::furnish(&store).await.unwrap();
        Self { store, room, heard, now, reads, writes, url: url.to_owned(), _folder: folder }
    }

    /// Changes a row that nothing in the store changes yet, or that only a later feature will. Placeholders are `$1`, `$2`, …
    pub async fn behind_the_scenes(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) {
        use sea_orm::ConnectionTrait;
        let database = Database::open(&self.url).await.unwrap();
        let db = database.connection();
        let statement = sea_orm::Statement::from_sql_and_values(db.get_database_backend(), sql, values);
        assert!(db.execute_raw(statement).await.unwrap().rows_affected() > 0, "nothing was changed by {sql}");
    }

    /// Lets time pass.
    pub fn later(&self, milliseconds: i64) {
        self.now.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// How many statements were read so far.
    pub fn reads(&self) -> usize {
        self.reads.load(Ordering::Relaxed)
    }

    /// How many statements of writes there were so far, bookkeeping included.
    pub fn writes(&self) -> usize {
        self.writes.load(Ordering::Relaxed)
    }

    pub fn events(&self) -> Vec<Numbered> {
        let heard = self.heard.lock().unwrap();
        heard
            .iter()
            .filter_map(|a| if let Announcement::Event(event) = a { Some(event.clone()) } else { None })
            .collect()
    }
}

/// Runs the test on SQLite and, where there is a server, on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($(#[$attr:meta])* async fn $name:ident($school:ident: School) $body:block)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn test($school: $crate::harness::School) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() { test($crate::harness::School::on_sqlite().await).await }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                match $crate::harness::School::on_postgres().await {
                    Some(school) => test(school).await,
                    None => eprintln!("no PostgreSQL: set WAYMARK_TEST_POSTGRES (`make test` does)"),
                }
            }
        }
    )*};
}
