//! The one door for writes.
//!
//! A write is a *job*: an owned closure that does its work in a transaction and returns what it made together with the
//! events that everybody must hear. Events are part of the return type, so forgetting them does not compile.
//!
//! On SQLite one writer task takes whatever jobs are waiting and runs them in one `BEGIN IMMEDIATE` transaction, each in its
//! own savepoint: a job that is refused undoes only itself, and one fsync serves them all (group commit). A class of thirty
//! that presses *Share* at the bell costs a few fsyncs instead of thirty.
//!
//! On PostgreSQL each job has a transaction of its own (READ COMMITTED). It first locks the rows of the streams it writes
//! and of the persons whose rights or consent it relies on, sorted, so that no two jobs wait for each other in a circle, and is run again
//! if the database breaks a deadlock all the same. That is why a job is an `Fn`.
//!
//! Nobody is answered and nothing is announced before the commit is on disk. Then **the store**, not the request that asked, hands
//! the events to its [`Sink`], in the order of their streams. A client that hangs up cannot swallow an event.

use std::collections::BTreeSet;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use domain::event::{Cut, Event, Numbered, Stream};
use domain::id::PersonId;
use futures::FutureExt;
use sea_orm::{DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{mpsc, oneshot};

use crate::clock::{Clock, Randomness};
use crate::tx::Tx;
use crate::{Error, Result, Store, journal};

/// Most jobs in one commit. More only makes the first one wait longer.
const BATCH: usize = 64;
/// Most jobs waiting. Beyond, callers are told to try again and nothing is lost.
const QUEUE: usize = 4_096;
/// How often a job is run again after a deadlock.
const RETRIES: usize = 5;

/// What the store tells the world after a commit.
#[derive(Clone, Debug)]
pub enum Announcement {
    Event(Numbered),
    Cut(Cut),
}

/// Where announcements go. Called in order, from one task per stream; must not block.
#[derive(Clone)]
pub struct Sink(Arc<dyn Fn(Announcement) + Send + Sync>);

impl Sink {
    pub fn new(hear: impl Fn(Announcement) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hear))
    }

    /// For tools that nobody listens to (`seed`, `migrate`).
    pub fn nobody() -> Self {
        Self::new(|_| {})
    }
}

/// What a job made, who must hear of it, and whose streams end because of it.
pub struct Written<T> {
    pub value: T,
    pub events: Vec<Event>,
    pub cuts: Vec<Cut>,
}

impl<T> Written<T> {
    pub fn new(value: T, events: Vec<Event>) -> Self {
        Self { value, events, cuts: Vec::new() }
    }

    /// Nobody hears of it: drafts, sign-ins.
    pub fn quietly(value: T) -> Self {
        Self::new(value, Vec::new())
    }

    /// Rights changed: these streams end before later events are delivered.
    pub fn cutting(mut self, cuts: impl IntoIterator<Item = Cut>) -> Self {
        self.cuts.extend(cuts);
        self
    }
}

/// What a job touches, for PostgreSQL's locks.
#[derive(Clone, Debug, Default)]
pub struct Touches {
    streams: BTreeSet<String>,
    persons: BTreeSet<PersonId>,
}

impl Touches {
    pub fn nothing() -> Self {
        Self::default()
    }

    pub fn stream(stream: Stream) -> Self {
        Self::default().and_stream(stream)
    }

    pub fn and_stream(mut self, stream: Stream) -> Self {
        self.streams.insert(stream.to_string());
        self
    }

    /// The person who acts: their rights are what the job relies on.
    pub fn and_viewer(self, viewer: &domain::viewer::Viewer) -> Self {
        match viewer.person() {
            Some(person) => self.and_person(person),
            None => self,
        }
    }

    pub fn and_person(mut self, person: PersonId) -> Self {
        self.persons.insert(person);
        self
    }
}

pub type JobFuture<'t, T> = Pin<Box<dyn Future<Output = Result<Written<T>>> + Send + 't>>;

struct Effects {
    events: Vec<Event>,
    cuts: Vec<Cut>,
}

type ErasedFuture<'t> = Pin<Box<dyn Future<Output = Result<Effects>> + Send + 't>>;
type ErasedJob = Box<dyn for<'t> Fn(&'t Tx) -> ErasedFuture<'t> + Send + Sync>;

struct Waiting {
    touches: Touches,
    job: ErasedJob,
    done: oneshot::Sender<Result<()>>,
}

impl Store {
    pub(crate) async fn write<T, F>(&self, touches: Touches, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t Tx) -> JobFuture<'t, T> + Send + Sync + 'static,
    {
        let made: Arc<Mutex<Option<T>>> = Arc::default();
        let (slot, job) = (made.clone(), Arc::new(job));
        let erased: ErasedJob = Box::new(move |tx| {
            let (slot, job) = (slot.clone(), job.clone());
            Box::pin(async move {
                let Written { value, events, cuts } = job(tx).await?;
                *slot.lock().expect("no job panics while it holds its slot") = Some(value);
                Ok(Effects { events, cuts })
            })
        });
        let (done, answer) = oneshot::channel();
        self.writer().send(Waiting { touches, job: erased, done })?;
        answer.await.map_err(|_| Error::internal(&"the writer stopped before it answered"))??;
        let value = made.lock().expect("no job panics while it holds its slot").take();
        value.ok_or_else(|| Error::internal(&"a job was acknowledged without a value"))
    }
}

pub(crate) struct Writer {
    queue: mpsc::Sender<Waiting>,
}

impl Writer {
    pub(crate) fn start(db: DatabaseConnection, clock: Clock, randomness: Randomness, sink: Sink) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let desk = Desk { db, clock, randomness, sink };
        match desk.db.get_database_backend() {
            DbBackend::Postgres => tokio::spawn(desk.one_transaction_each(jobs)),
            _ => tokio::spawn(desk.one_commit_for_all(jobs)),
        };
        Self { queue }
    }

    fn send(&self, waiting: Waiting) -> Result<()> {
        self.queue.try_send(waiting).map_err(|_| Error::Busy)
    }
}

struct Desk {
    db: DatabaseConnection,
    clock: Clock,
    randomness: Randomness,
    sink: Sink,
}

/// What is announced and who is answered, once the commit is on disk.
struct Carried {
    announcements: Vec<Announcement>,
    done: oneshot::Sender<Result<()>>,
    outcome: Result<()>,
}

impl Desk {
    async fn one_commit_for_all(self, mut jobs: mpsc::Receiver<Waiting>) {
        let mut batch = Vec::with_capacity(BATCH);
        while jobs.recv_many(&mut batch, BATCH).await > 0 {
            let waiting = std::mem::take(&mut batch);
            self.commit_together(waiting).await;
        }
    }

    async fn commit_together(&self, waiting: Vec<Waiting>) {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let outer = match self.db.begin_with_options(immediate).await {
            Ok(outer) => outer,
            Err(error) => return refuse_all(waiting.into_iter().map(|w| w.done), error),
        };
        let mut carried = Vec::with_capacity(waiting.len());
        for Waiting { job, done, .. } in waiting {
            let (outcome, announcements) = match outer.begin().await {
                Ok(savepoint) => match self.run(savepoint, &job).await {
                    Ok(announcements) => (Ok(()), announcements),
                    Err(error) => (Err(error), Vec::new()),
                },
                Err(error) => (Err(error.into()), Vec::new()),
            };
            carried.push(Carried { announcements, done, outcome });
        }
        match outer.commit().await {
            Ok(()) => carried.into_iter().for_each(|c| self.announce(c)),
            Err(error) => refuse_all(carried.into_iter().map(|c| c.done), error),
        }
    }

    async fn one_transaction_each(self, mut jobs: mpsc::Receiver<Waiting>) {
        let desk = Arc::new(self);
        // One lane per stream within this process, so that what is committed in order is announced in order.
        let lanes: Arc<Mutex<std::collections::HashMap<String, Arc<tokio::sync::Mutex<()>>>>> = Arc::default();
        while let Some(waiting) = jobs.recv().await {
            let (desk, lanes) = (desk.clone(), lanes.clone());
            tokio::spawn(async move {
                let mine: Vec<_> = {
                    let mut lanes = lanes.lock().expect("nobody panics while holding the lanes");
                    lanes.retain(|_, lane| Arc::strong_count(lane) > 1);
                    waiting.touches.streams.iter().map(|s| lanes.entry(s.clone()).or_default().clone()).collect()
                };
                let mut held = Vec::with_capacity(mine.len());
                for lane in mine {
                    held.push(lane.lock_owned().await);
                }
                desk.commit_alone(waiting).await;
            });
        }
    }

    async fn commit_alone(&self, Waiting { touches, job, done }: Waiting) {
        for attempt in 1.. {
            match self.attempt(&touches, &job).await {
                Err(Error::Internal { retry: true, .. }) if attempt < RETRIES => {
                    tokio::time::sleep(std::time::Duration::from_millis(5 << attempt)).await;
                }
                Err(error) => return self.announce(Carried { announcements: Vec::new(), done, outcome: Err(error) }),
                Ok(announcements) => return self.announce(Carried { announcements, done, outcome: Ok(()) }),
            }
        }
    }

    async fn attempt(&self, touches: &Touches, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let db = self.db.begin().await?;
        journal::lock_streams(&db, &touches.streams).await?;
        crate::people::lock(&db, &touches.persons).await?;
        self.run(db, job).await
    }

    /// Runs the job, numbers its events, commits (or releases the savepoint). A job that panics is a job that failed.
    async fn run(&self, db: sea_orm::DatabaseTransaction, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let tx = Tx { db, now: self.clock.now(), randomness: self.randomness.clone() };
        let ran = AssertUnwindSafe(job(&tx)).catch_unwind().await;
        let ran = ran.unwrap_or_else(|_| Err(Error::internal(&"a job panicked")));
        let numbered = match ran {
            Ok(effects) => journal::number(&tx, effects.events).await.map(|numbered| (numbered, effects.cuts)),
            Err(error) => Err(error),
        };
        match numbered {
            Ok((numbered, cuts)) => {
                tx.db.commit().await?;
                // Rights first: whoever loses a stream loses it before the next event.
                let cuts = cuts.into_iter().map(Announcement::Cut);
                Ok(cuts.chain(numbered.into_iter().map(Announcement::Event)).collect())
            }
            Err(error) => {
                tx.db.rollback().await?;
                Err(error)
            }
        }
    }

    fn announce(&self, Carried { announcements, done, outcome }: Carried) {
        for announcement in announcements {
            (self.sink.0)(announcement);
        }
        // Nobody waits any more: the client hung up. What was written stays written.
        let _ = done.send(outcome);
    }
}

fn refuse_all(waiting: impl Iterator<Item = oneshot::Sender<Result<()>>>, error: sea_orm::DbErr) {
    let Error::Internal { incident, .. } = Error::internal(&error) else { return };
    for done in waiting {
        let _ = done.send(Err(Error::Internal { incident: incident.clone(), retry: false }));
    }
}

#[cfg(test)]
mod tests;
