//! Opening the database: SQLite by default, PostgreSQL when outgrown.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend, IsolationLevel, TransactionOptions,
    TransactionTrait,
};

use crate::clock::{Clock, Randomness};
use crate::tx::Tx;
use crate::write::{BATCH, Sink, Writer};
use crate::{Inner, Result, Store};

/// The open connections, before anyone may use them: migrations run on [`Database::connection`] first.
pub struct Database {
    writer: DatabaseConnection,
    url: String,
    each: Option<Counted>,
    batch: usize,
}

/// Statements that a connection keeps ready. The pages have several hundred texts, lists of each length among them.
const STATEMENTS: usize = 512;

/// Connections that read a file: twice as many as there are processors, for some wait for the disk. Each one keeps its own statements and its own
/// part of the file in memory, so a small machine has few of them, and a large one no more than help.
fn readers() -> u32 {
    let processors = std::thread::available_parallelism().map_or(2, |there| there.get() as u32);
    (processors * 2).clamp(4, 8)
}

/// How much of the file a reader keeps for itself, in KiB, negative as SQLite wants it. Two thousand is SQLite's own; with five connections that is what a
/// server's memory grew by in a lesson's first half hour, as the file grew past it (docs/performance.md). What is beyond comes from the system's cache.
const READERS_CACHE: &str = "-1024";

/// Any number that is always the same one.
const MIGRATING: i64 = 0x57_4159_4d41_524b;

/// Keeps other servers from the tables' making.
pub struct Alone {
    _held: Option<sea_orm::DatabaseTransaction>,
}

/// Called for each statement.
type Each = Arc<dyn Fn() + Send + Sync>;

/// Of readers, and of writers.
struct Counted {
    reads: Each,
    writes: Each,
}

impl Database {
    /// `sqlite:<path>` or `postgres://…`. The writer opens first: it makes the file and sets WAL.
    pub async fn open(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(10));
        if is_sqlite(url) {
            stays_open(&mut options).max_connections(1).map_sqlx_sqlite_opts(|options| {
                options
                    .create_if_missing(true)
                    .pragma("journal_mode", "WAL")
                    // Acknowledged means on disk.
                    .pragma("synchronous", "FULL")
                    .pragma("secure_delete", "ON")
                    .foreign_keys(true)
                    .statement_cache_capacity(STATEMENTS)
                    .busy_timeout(Duration::from_secs(5))
            });
        } else {
            // One that was in use a moment ago is there: asking first would be one more way there and back for every read and write.
            options.max_connections(16).test_before_acquire_if_idle_for(Duration::from_secs(1));
        }
        let writer = sea_orm::Database::connect(options).await?;
        Ok(Self { writer, url: url.to_owned(), each: None, batch: BATCH })
    }

    /// `reads` is called for every statement outside of a write, `writes` for those of one: tests count them, so that no page asks once more
    /// for each student, and no command once more for nothing.
    pub fn counting(
        mut self,
        reads: impl Fn() + Send + Sync + 'static,
        writes: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.each = Some(Counted { reads: Arc::new(reads), writes: Arc::new(writes) });
        self
    }

    /// Most writes in one commit: what is measured against the usual number. On SQLite; PostgreSQL has one in each.
    pub fn writes_in_a_commit(mut self, most: usize) -> Self {
        self.batch = most;
        self
    }

    /// For migrations, before [`Database::into_store`].
    pub fn connection(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Waits until no other server brings the tables up to date, and keeps the others waiting until it is dropped. SQLite has one server.
    pub async fn alone(&self) -> Result<Alone> {
        let held = match self.writer.get_database_backend() {
            DbBackend::Postgres => {
                let held = self.writer.begin().await?;
                held.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATING})")).await?;
                Some(held)
            }
            _ => None,
        };
        Ok(Alone { _held: held })
    }

    /// Starts the writer. `sink` hears every event after it is on disk, in the order of its stream.
    pub async fn into_store(self, clock: Clock, randomness: Randomness, sink: Sink) -> Result<Store> {
        let mut reader = if is_sqlite(&self.url) {
            let mut options = ConnectOptions::new(&self.url);
            stays_open(&mut options)
                .sqlx_logging(false)
                .max_connections(readers())
                .acquire_timeout(Duration::from_secs(10))
                .map_sqlx_sqlite_opts(|options| {
                    options
                        .read_only(true)
                        .busy_timeout(Duration::from_secs(5))
                        .statement_cache_capacity(STATEMENTS)
                        // A class is read without its thread waiting for ours after every fifty rows.
                        .row_buffer_size(4_096)
                        .pragma("query_only", "ON")
                        .pragma("cache_size", READERS_CACHE)
                });
            sea_orm::Database::connect(options).await?
        } else {
            self.writer.clone()
        };
        let mut writer = self.writer;
        if let Some(Counted { reads, writes }) = self.each {
            writer.set_metric_callback(move |_| writes());
            reader.set_metric_callback(move |_| reads());
        }
        let writer = Writer::start(writer, clock.clone(), randomness.clone(), sink, self.batch);
        Ok(Store { inner: Arc::new(Inner { reader, writer, clock, randomness }) })
    }
}

/// A file does not go away: to ask before each use whether it is there costs as much as a short question, and to open it anew every half hour
/// (as a pool does by itself) throws away every statement that is ready.
fn stays_open(options: &mut ConnectOptions) -> &mut ConnectOptions {
    options.test_before_acquire(false).idle_timeout(None::<Duration>).max_lifetime(None::<Duration>)
}

fn is_sqlite(url: &str) -> bool {
    url.starts_with("sqlite:")
}

impl Store {
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    pub fn randomness(&self) -> &Randomness {
        &self.inner.randomness
    }

    /// Whether a write locks what it touches before it begins. SQLite has one writer, which waits for nobody.
    pub(crate) fn locks_rows(&self) -> bool {
        self.inner.reader.get_database_backend() == DbBackend::Postgres
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.inner.writer
    }

    /// A snapshot: everything read through it is of one moment, the cursor of a page included.
    pub(crate) async fn snapshot(&self) -> Result<Tx> {
        let reader = &self.inner.reader;
        let options = match reader.get_database_backend() {
            DbBackend::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
            _ => TransactionOptions::default(),
        };
        let db = reader.begin_with_options(options).await?;
        Ok(Tx { db, now: self.inner.clock.now(), randomness: self.inner.randomness.clone() })
    }

    /// True if the database answers.
    #[crate::compiled_here]
    pub async fn is_ready(&self) -> bool {
        self.inner.reader.ping().await.is_ok()
    }
}
