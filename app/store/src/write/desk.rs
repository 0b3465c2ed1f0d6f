//! Where jobs wait and are carried out: together on SQLite, each alone on PostgreSQL.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::FutureExt;
use sea_orm::{
    DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};
use tokio::sync::{mpsc, oneshot};

use super::{Announcement, ErasedJob, Sink, Touches, Waiting};
use crate::clock::{Clock, Randomness};
use crate::tx::Tx;
use crate::{Error, Result, journal, people};

/// Most jobs in one commit. More only makes the first one wait longer.
const BATCH: usize = 64;
/// Most jobs waiting. Beyond, callers are told to try again and nothing is lost.
pub(super) const QUEUE: usize = 4_096;
/// How often a job is run again after a deadlock.
const RETRIES: usize = 5;

pub struct Writer {
    queue: mpsc::Sender<Waiting>,
}

impl Writer {
    pub fn start(db: DatabaseConnection, clock: Clock, randomness: Randomness, sink: Sink) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let desk = Desk { db, clock, randomness, sink };
        match desk.db.get_database_backend() {
            DbBackend::Postgres => tokio::spawn(desk.one_transaction_each(jobs)),
            _ => tokio::spawn(desk.one_commit_for_all(jobs)),
        };
        Self { queue }
    }

    pub(super) fn send(&self, waiting: Waiting) -> Result<()> {
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
        let lanes: Arc<Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>> = Arc::default();
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
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                }
                Err(error) => return self.announce(Carried { announcements: Vec::new(), done, outcome: Err(error) }),
                Ok(announcements) => return self.announce(Carried { announcements, done, outcome: Ok(()) }),
            }
        }
    }

    async fn attempt(&self, touches: &Touches, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let db = self.db.begin().await?;
        journal::lock_streams(&db, &touches.streams).await?;
        people::lock(&db, &touches.persons).await?;
        self.run(db, job).await
    }

    /// Runs the job, numbers its events, commits (or releases the savepoint). A job that panics is a job that failed.
    async fn run(&self, db: DatabaseTransaction, job: &ErasedJob) -> Result<Vec<Announcement>> {
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

fn refuse_all(waiting: impl Iterator<Item = oneshot::Sender<Result<()>>>, error: DbErr) {
    let Error::Internal { incident, .. } = Error::internal(&error) else { return };
    for done in waiting {
        let _ = done.send(Err(Error::Internal { incident: incident.clone(), retry: false }));
    }
}
