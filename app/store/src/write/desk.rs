//! Where jobs wait and are carried out: together on SQLite ([`together`]), each alone on PostgreSQL ([`alone`]).
//!
//! Waiting is first come, first served, and bounded twice: in number and in time. Who finds the room full, or has stood in it for too
//! long, is told to try again, and nothing of theirs was begun. Nobody can stand there for others: a page sends its commands one after
//! the other, so each request has one job here.

mod alone;
mod run;
mod together;
mod turn;

use std::sync::Arc;
use std::time::{Duration, Instant};

use sea_orm::{DatabaseConnection, DbBackend, DbErr};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};
use turn::Turn;

use super::{Announcement, ErasedJob, Sink, Touches, measures};
use crate::clock::{Clock, Randomness};
use crate::{Error, Result};

/// Most jobs in one commit, where nobody says otherwise. More only makes the first one wait longer: `bench --only batches` measures it against others.
pub(crate) const BATCH: usize = 64;
/// Most jobs waiting or being carried out. Beyond, callers are told to try again and nothing is lost.
pub(super) const QUEUE: usize = 4_096;
/// The longest wait. Whoever asked has given up by then; a page asks again by itself.
pub(super) const PATIENCE: Duration = Duration::from_secs(15);

pub struct Writer {
    queue: mpsc::Sender<Waiting>,
    room: Arc<Semaphore>,
}

/// A job in the queue, with its place in the room.
struct Waiting {
    touches: Touches,
    job: ErasedJob,
    done: Done,
    since: Instant,
    turn: Turn,
}

/// Whoever waits for the answer. The place in the room is free when it is given.
struct Done {
    answer: oneshot::Sender<Result<()>>,
    _place: OwnedSemaphorePermit,
}

impl Writer {
    /// `batch`: most jobs in one commit, at least one. PostgreSQL has one in each.
    pub fn start(db: DatabaseConnection, clock: Clock, randomness: Randomness, sink: Sink, batch: usize) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE);
        let desk = Desk { db, clock, randomness, sink, batch: batch.max(1) };
        match desk.db.get_database_backend() {
            DbBackend::Postgres => {
                tokio::spawn(desk.one_transaction_each(jobs));
            }
            _ => {
                // A thread of its own: each answer of the database wakes it at once, past all that waits for the workers.
                let runtime = tokio::runtime::Handle::current();
                let writer = std::thread::Builder::new().name("waymark-writer".into());
                let started = writer.spawn(move || runtime.block_on(desk.one_commit_for_all(jobs)));
                started.expect("a process may start a thread");
            }
        }
        Self { queue, room: Arc::new(Semaphore::new(QUEUE)) }
    }

    /// Takes a place at once. The answer comes once the commit is on disk; or, where its turn does not come, when patience is over.
    pub(super) fn send(
        &self,
        touches: Touches,
        job: ErasedJob,
    ) -> Result<impl Future<Output = Result<()>> + Send + use<>> {
        let place = self.room.clone().try_acquire_owned().map_err(|_| measures::busy())?;
        let (answer, mut answered) = oneshot::channel();
        let (done, turn) = (Done { answer, _place: place }, Turn::default());
        let waiting = Waiting { touches, job, done, since: Instant::now(), turn: turn.clone() };
        self.queue.try_send(waiting).map_err(|_| measures::busy())?;
        Ok(async move {
            let answer = match tokio::time::timeout(PATIENCE, &mut answered).await {
                Ok(answer) => answer,
                // Whatever stands in front, it may never end; nothing of this one was begun, and nothing will be.
                Err(_) if turn.give_up() => return Err(measures::busy()),
                Err(_) => answered.await,
            };
            answer.map_err(|_| Error::internal(&"the writer stopped before it answered"))?
        })
    }

    /// Jobs that wait or are being carried out.
    pub fn waiting(&self) -> usize {
        QUEUE - self.room.available_permits()
    }
}

impl Waiting {
    /// Its turn has come: nothing, if that took too long. Whoever still waits is told so.
    fn begins(self) -> Option<Self> {
        let waited = self.since.elapsed();
        measures::waited(waited);
        if !self.turn.take() {
            return None;
        }
        if waited <= PATIENCE {
            return Some(self);
        }
        self.done.say(Err(measures::busy()));
        None
    }
}

impl Done {
    fn say(self, outcome: Result<()>) {
        measures::outcome(&outcome);
        // Nobody waits any more: the client hung up. What was written stays written.
        let _ = self.answer.send(outcome);
    }
}

struct Desk {
    db: DatabaseConnection,
    clock: Clock,
    randomness: Randomness,
    sink: Sink,
    batch: usize,
}

/// What is announced and who is answered, once the commit is on disk.
struct Carried {
    announcements: Vec<Announcement>,
    done: Done,
    outcome: Result<()>,
}

impl Desk {
    fn announce(&self, Carried { announcements, done, outcome }: Carried) {
        for announcement in announcements {
            (self.sink.0)(announcement);
        }
        done.say(outcome);
    }
}

fn refuse_all(waiting: impl Iterator<Item = Done>, error: DbErr) {
    let Error::Internal { incident, .. } = Error::internal(&error) else { return };
    for done in waiting {
        done.say(Err(Error::Internal { incident: incident.clone(), retry: false }));
    }
}
