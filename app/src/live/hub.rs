//! The hub: who listens to what.
//!
//! The store announces what happened (events after their fsync, cuts before later events). Each stream has a *lane* ([`lanes`]): a task that
//! takes its events while there are any, as many at once as wait there. For each audience of an event that somebody listens to, it renders the
//! change **once** as ready bytes and puts the same bytes into the queue of every listener ([`telling`]): all that came together, one piece for
//! each event, before it is woken. So a commit with thirty shares is one snapshot of the database, and one wake and one write for each
//! listener. Since one task at a time fills the queues of a stream, a listener hears each stream in order, and its cursor never runs ahead
//! of what it was given. Lanes take turns: a class that writes as fast as it can does not make another one wait for more than its own share.
//!
//! Queues are short, in pieces and in bytes. A listener that does not keep up is dropped from the list; its connection ends, and its browser
//! resumes from the journal. It holds up nobody and no memory. The same goes for a lane that falls behind: what it has not handed out is in
//! the journal. What nobody on this server listens to is not kept at all.
//!
//! Where several servers share the school, announcements are only hints, one's own as well: a lane *looks* into the journal and hands
//! out from there ([`runner`], [`super::hint`]), so that what two servers wrote comes in the order of its numbers to both.

mod ears;
mod lanes;
mod runner;
mod telling;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};
use std::time::Instant;

use axum::body::Bytes;
use domain::event::{Audience, Change, Delivery, Stream};
use domain::id::{ClassId, PersonId};
use domain::viewer::Viewer;
use store::follower::Follower;
use store::replay::Hearing;
use store::{Sink, Store};
use tokio::sync::{Notify, Semaphore, mpsc};
use uuid::Uuid;

pub use runner::HubRunner;

use super::connection::Connection;
use super::hint::Hint;
use super::presence::Presences;
use ears::{Listener, attended};
use lanes::Lane;
pub(super) use telling::frames;
use telling::tell_presence;

/// Snapshots that are rendered from at the same time. More would only take the database from the pages.
const TURNS: usize = 4;

#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    state: Mutex<State>,
    turns: Semaphore,
    supply: OnceLock<Supply>,
    /// To the other servers, where there are any.
    outward: OnceLock<mpsc::Sender<Hint>>,
    /// This server among them.
    node: Uuid,
    /// Something was perhaps missed.
    look: Notify,
}

/// Where lanes have their events from.
enum Supply {
    /// From the announcements: this server writes everything itself.
    Alone(Store),
    /// From the journal: others write as well.
    Together(Follower),
}

#[derive(Default)]
struct State {
    next: u64,
    listeners: HashMap<u64, Listener>,
    /// Who listens to a stream in an audience.
    ears: HashMap<Stream, HashMap<Audience, Vec<u64>>>,
    /// The newest number that has been handed out, per stream that somebody listens to.
    heads: HashMap<Stream, i64>,
    lanes: HashMap<Stream, Lane>,
    presences: Presences,
    /// Nobody may listen here any more.
    closed: bool,
}

impl Hub {
    /// The hub, and the sink to build the store with. Call [`HubRunner::run`] with the store afterwards.
    pub fn new() -> (Self, Sink, HubRunner) {
        let inner = Inner {
            state: Mutex::default(),
            turns: Semaphore::new(TURNS),
            supply: OnceLock::new(),
            outward: OnceLock::new(),
            node: Uuid::now_v7(),
            look: Notify::new(),
        };
        let hub = Self { inner: Arc::new(inner) };
        let ear = hub.clone();
        let sink = Sink::new(move |announcement| ear.announced(announcement));
        let runner = HubRunner { hub: hub.clone() };
        (hub, sink, runner)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Starts listening. Everything announced from now on is in the connection's queue; what came before is the journal's, to be read after
    /// [`Hub::knows`].
    pub fn listen(&self, viewer: &Viewer, hearings: Vec<Hearing>) -> Connection {
        let mut state = self.state();
        let id = state.next;
        state.next += 1;
        let hearings: Arc<[Hearing]> = hearings.into();
        let (listener, pieces) = Listener::new(viewer, hearings.clone());
        if state.closed {
            listener.give(telling::farewell(id));
            return Connection::new(self.clone(), id, hearings, pieces);
        }
        for hearing in hearings.iter() {
            let ears = state.ears.entry(hearing.stream).or_default();
            for audience in &hearing.audiences {
                ears.entry(*audience).or_default().push(id);
            }
        }
        state.listeners.insert(id, listener);
        metrics::gauge!("waymark_listeners").set(state.listeners.len() as f64);
        if let Some(person) = viewer.person() {
            for class in attended(&hearings) {
                if state.presences.came(class, person) {
                    self.presence_moved(&mut state, class, person);
                }
            }
        }
        drop(state);
        Connection::new(self.clone(), id, hearings, pieces)
    }

    /// A student of the class is writing now.
    pub fn is_writing(&self, class: ClassId, person: PersonId) {
        let mut state = self.state();
        if state.presences.writes(class, person, Instant::now()) {
            self.presence_moved(&mut state, class, person);
        }
    }

    /// Shared or put away: no longer writing, wherever that was.
    pub fn stopped_writing(&self, person: PersonId) {
        let mut state = self.state();
        for class in state.presences.stopped(person) {
            self.presence_moved(&mut state, class, person);
        }
    }

    /// Tells whoever listens here, and the other servers.
    fn presence_moved(&self, state: &mut State, class: ClassId, person: PersonId) {
        tell_presence(state, class, person);
        let list = vec![state.presences.own(class, person)];
        self.hint(Hint::Here { node: self.inner.node, list });
    }

    /// What a line that begins cannot have missed by number: who is here and writes, for those who are told. Blocks without a number, whole.
    pub fn present(&self, connection: &Connection) -> Bytes {
        let state = self.state();
        let mut all = Vec::new();
        for Hearing { stream, audiences } in connection.hearings() {
            let Stream::Class(class) = *stream else { continue };
            let mut tells = |change| all.push(Delivery { class: Some(class), change });
            if audiences.contains(&Audience::Staff) {
                tells(Change::Presences { class, list: state.presences.of_class(class) });
            }
            if audiences.contains(&Audience::Wall) {
                tells(Change::Writing { count: state.presences.writing(class) });
            }
        }
        let frames = frames(&all);
        if frames.is_empty() { frames } else { Bytes::from([&frames, b"\n".as_slice()].concat()) }
    }

    /// Who of a class is here and writing right now.
    pub fn presence(&self, class: ClassId) -> Vec<domain::console::Presence> {
        self.state().presences.of_class(class)
    }

    /// How many of a class are writing right now.
    pub fn writing(&self, class: ClassId) -> u32 {
        self.state().presences.writing(class)
    }

    /// For measuring: how many listen.
    pub fn listeners(&self) -> usize {
        self.state().listeners.len()
    }
}
