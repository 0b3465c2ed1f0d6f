//! The hub: who listens to what.
//!
//! Announcements come in order from the store (events after their fsync, cuts before later events). One task takes them one by
//! one. For each audience of an event that somebody listens to, it renders the change **once** as ready bytes and puts the same
//! bytes into the queue of every listener. Since one task fills all queues, a listener hears each stream in order,
//! whatever the mixture of streams and audiences, and its cursor never runs ahead of what it was given.
//!
//! Queues are short. A listener that does not keep up is dropped from the list; its connection ends, and its browser resumes
//! from the journal. It holds up nobody and no memory.

mod runner;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Instant;

use axum::body::Bytes;
use domain::event::{Audience, Change, Cut, Delivery, Stream};
use domain::id::{ClassId, PersonId, SessionId};
use domain::viewer::Viewer;
use store::replay::Hearing;
use store::{Announcement, Sink};
use tokio::sync::mpsc;

pub use runner::HubRunner;

use super::connection::{Connection, Piece};
use super::presence::{Known, Presences};

/// Events one listener may be behind before it is cut off.
const QUEUE: usize = 256;

#[derive(Clone)]
pub struct Hub {
    inner: Arc<Inner>,
}

struct Inner {
    state: Mutex<State>,
    announcements: mpsc::UnboundedSender<Announcement>,
}

#[derive(Default)]
struct State {
    next: u64,
    listeners: HashMap<u64, Listener>,
    /// Who listens to a stream in an audience.
    ears: HashMap<(Stream, Audience), Vec<u64>>,
    /// The newest number that has been handed out, per stream.
    heads: HashMap<Stream, i64>,
    presences: Presences,
}

struct Listener {
    queue: mpsc::Sender<Piece>,
    person: Option<PersonId>,
    /// A projector's.
    session: Option<SessionId>,
    hearings: Vec<Hearing>,
}

impl Listener {
    fn hears(&self, stream: Stream, audience: Audience) -> bool {
        self.hearings.iter().any(|hearing| hearing.stream == stream && hearing.audiences.contains(&audience))
    }
}

impl Hub {
    /// The hub, and the sink to build the store with. Call [`Hub::run`] with the store afterwards.
    pub fn new() -> (Self, Sink, HubRunner) {
        let (announcements, queue) = mpsc::unbounded_channel();
        let ear = announcements.clone();
        let hub = Self { inner: Arc::new(Inner { state: Mutex::default(), announcements }) };
        let sink = Sink::new(move |announcement| drop(ear.send(announcement)));
        let runner = HubRunner { hub: hub.clone(), queue };
        (hub, sink, runner)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    /// Starts listening. Everything announced from now on is in the connection's queue; what came before is the journal's.
    pub fn listen(&self, viewer: &Viewer, hearings: Vec<Hearing>) -> Connection {
        let (queue, pieces) = mpsc::channel(QUEUE);
        let person = viewer.person();
        let session = if let Viewer::Projector { session, .. } = viewer { Some(*session) } else { None };
        let mut state = self.state();
        let id = state.next;
        state.next += 1;
        for hearing in &hearings {
            for audience in &hearing.audiences {
                state.ears.entry((hearing.stream, *audience)).or_default().push(id);
            }
        }
        state.listeners.insert(id, Listener { queue, person, session, hearings: hearings.clone() });
        if let Some(person) = person {
            for class in attended(&hearings) {
                if state.presences.came(class, person) {
                    tell_presence(&mut state, class, person);
                }
            }
        }
        drop(state);
        Connection::new(self.clone(), id, hearings, pieces)
    }

    pub(super) fn hang_up(&self, id: u64) {
        let mut state = self.state();
        remove(&mut state, id);
    }

    /// A student of the class is writing now.
    pub fn is_writing(&self, class: ClassId, person: PersonId) {
        let mut state = self.state();
        if state.presences.writes(class, person, Instant::now()) {
            tell_presence(&mut state, class, person);
        }
    }

    /// Shared or put away: no longer writing.
    pub fn stopped_writing(&self, class: ClassId, person: PersonId) {
        let mut state = self.state();
        if state.presences.stopped(class, person) {
            tell_presence(&mut state, class, person);
        }
    }

    /// Who of a class is here and writing right now.
    pub fn presence(&self, class: ClassId) -> Vec<domain::console::Presence> {
        self.state().presences.of_class(class)
    }

    /// How many of a class are writing right now.
    pub fn writing(&self, class: ClassId) -> u32 {
        self.state().presences.writing(class)
    }

    /// Ends these streams now; their browsers come back with the rights of that moment.
    pub fn cut(&self, cut: Cut) {
        drop(self.inner.announcements.send(Announcement::Cut(cut)));
    }

    /// For measuring: how many listen.
    pub fn listeners(&self) -> usize {
        self.state().listeners.len()
    }
}

/// One piece per event and listener: who hears it in two audiences gets both in one block, as in a replay, because a
/// cursor moves past the whole event.
fn tell(state: &mut State, stream: Stream, seq: i64, rendered: &[(Audience, Bytes)]) {
    state.heads.insert(stream, seq);
    for (at, (audience, _)) in rendered.iter().enumerate() {
        let ids = state.ears.get(&(stream, *audience)).cloned().unwrap_or_default();
        for id in ids {
            let Some(listener) = state.listeners.get(&id) else { continue };
            if rendered[..at].iter().any(|(earlier, _)| listener.hears(stream, *earlier)) {
                continue;
            }
            let theirs = rendered[at + 1..].iter().filter(|(later, _)| listener.hears(stream, *later));
            let frames = theirs.fold(rendered[at].1.clone(), |first, (_, more)| one_after_another(&first, more));
            if listener.queue.try_send(Piece::Heard { stream, seq, frames }).is_err() {
                remove(state, id);
            }
        }
    }
}

fn send(state: &mut State, ear: (Stream, Audience), piece: Piece) {
    let ids = state.ears.get(&ear).cloned().unwrap_or_default();
    for id in ids {
        let slow = state.listeners.get(&id).is_some_and(|listener| listener.queue.try_send(piece.clone()).is_err());
        if slow {
            remove(state, id);
        }
    }
}

fn remove(state: &mut State, id: u64) {
    let Some(listener) = state.listeners.remove(&id) else { return };
    for hearing in &listener.hearings {
        for audience in &hearing.audiences {
            if let Some(ids) = state.ears.get_mut(&(hearing.stream, *audience)) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    state.ears.remove(&(hearing.stream, *audience));
                }
            }
        }
    }
    if let Some(person) = listener.person {
        for class in attended(&listener.hearings) {
            state.presences.left(class, person, Instant::now());
        }
    }
}

/// Classes that are heard as a student.
fn attended(hearings: &[Hearing]) -> Vec<ClassId> {
    hearings
        .iter()
        .filter(|hearing| hearing.audiences.contains(&Audience::Class))
        .filter_map(|hearing| if let Stream::Class(class) = hearing.stream { Some(class) } else { None })
        .collect()
}

/// Tells staff who is here and writing, and the wall how many are. Without a number: nobody needs it twice.
fn tell_presence(state: &mut State, class: ClassId, person: PersonId) {
    let Known { here, writing, lost } = state.presences.of(class, person);
    let count = state.presences.writing(class);
    let stream = Stream::Class(class);
    let for_staff = Delivery { class: Some(class), change: Change::Presence { class, person, here, writing, lost } };
    let for_wall = Delivery { class: Some(class), change: Change::Writing { count } };
    send(state, (stream, Audience::Staff), Piece::Passing { frames: frames(&[for_staff]) });
    send(state, (stream, Audience::Wall), Piece::Passing { frames: frames(&[for_wall]) });
}

/// `data:` lines, one block per delivery, the last one left open for the connection's own `id:` line.
pub(super) fn frames(deliveries: &[Delivery]) -> Bytes {
    let mut text = String::new();
    for delivery in deliveries {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str("data: ");
        // JSON has no raw line ends, so one line is one delivery.
        text.push_str(&serde_json::to_string(delivery).unwrap_or_default());
        text.push('\n');
    }
    Bytes::from(text)
}

/// Frames of two audiences as one block after the other, the last one left open.
fn one_after_another(first: &Bytes, second: &Bytes) -> Bytes {
    Bytes::from([first, b"\n".as_slice(), second].concat())
}
