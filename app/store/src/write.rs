//! The one door for writes.
//!
//! A write is a *job*: an owned closure that does its work in a transaction and returns what it made together with the
//! events that everybody must hear. Events are part of the return type, so forgetting them does not compile.
//!
//! On SQLite one writer takes whatever jobs are waiting and runs them in one `BEGIN IMMEDIATE` transaction: a job that is refused undoes
//! only itself, and one fsync serves them all (group commit). A class of thirty
//! that presses *Share* at the bell costs a few fsyncs instead of thirty.
//!
//! On PostgreSQL each job has a transaction of its own (READ COMMITTED). It first locks the rows of the streams it writes
//! and of the persons whose rights or consent it relies on, sorted, so that no two jobs wait for each other in a circle, and is run again
//! if the database breaks a deadlock all the same. That is why a job is an `Fn`.
//!
//! Nobody is answered and nothing is announced before the commit is on disk. Then **the store**, not the request that asked, hands
//! the events to its [`Sink`], in the order of their streams. A client that hangs up cannot swallow an event.

mod desk;
mod measures;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

use domain::event::{Cut, Event, Numbered, Stream};
use domain::id::PersonId;

pub(crate) use desk::{BATCH, Writer};

use crate::tx::Tx;
use crate::{Error, Result, Store, retold};

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

#[derive(Default)]
struct Effects {
    events: Vec<Event>,
    cuts: Vec<Cut>,
}

type ErasedFuture<'t> = Pin<Box<dyn Future<Output = Result<Effects>> + Send + 't>>;
type ErasedJob = Box<dyn for<'t> Fn(&'t Tx) -> ErasedFuture<'t> + Send + Sync>;
/// What a job leaves for whoever asked: its value, and its events if something of them may stand elsewhere.
type Made<T> = Arc<Mutex<Option<(T, Vec<Event>)>>>;

impl Store {
    /// The door. What the job changed may stand on other pages, too: those hear it next ([`crate::retold`]), whether or not whoever asked
    /// still waits.
    pub(crate) async fn write<T, F>(&self, touches: Touches, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t Tx) -> JobFuture<'t, T> + Send + Sync + 'static,
    {
        let (store, carried) = (self.clone(), self.carry(touches, job)?);
        let done = tokio::spawn(async move {
            let (value, told) = carried.await?;
            // The write is done; an open page that was not told shows it at its next look. What went wrong is in the log.
            if !told.is_empty() {
                let _ = store.retell(told).await;
            }
            Ok(value)
        });
        done.await.map_err(|error| Error::internal(&error))?
    }

    /// The same for what stands nowhere else.
    pub(crate) async fn write_alone<T, F>(&self, touches: Touches, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t Tx) -> JobFuture<'t, T> + Send + Sync + 'static,
    {
        Ok(self.carry(touches, job)?.await?.0)
    }

    /// Takes its place in the queue at once. Gives what it made, and its events if something of them may stand elsewhere.
    fn carry<T, F>(
        &self,
        touches: Touches,
        job: F,
    ) -> Result<impl Future<Output = Result<(T, Vec<Event>)>> + Send + use<T, F>>
    where
        T: Send + 'static,
        F: for<'t> Fn(&'t Tx) -> JobFuture<'t, T> + Send + Sync + 'static,
    {
        let made: Made<T> = Arc::default();
        let (slot, job) = (made.clone(), Arc::new(job));
        let erased: ErasedJob = Box::new(move |tx| {
            let (slot, job) = (slot.clone(), job.clone());
            Box::pin(async move {
                let Written { value, events, cuts } = job(tx).await?;
                let elsewhere = events.iter().any(|event| retold::may_be(&event.about));
                let told = if elsewhere { events.clone() } else { Vec::new() };
                *slot.lock().expect("no job panics while it holds its slot") = Some((value, told));
                Ok(Effects { events, cuts })
            })
        });
        let answer = self.writer().send(touches, erased)?;
        Ok(async move {
            answer.await?;
            let value = made.lock().expect("no job panics while it holds its slot").take();
            value.ok_or_else(|| Error::internal(&"a job was acknowledged without a value"))
        })
    }
}
