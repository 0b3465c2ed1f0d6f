//! Listeners: what each hears, how much may wait for it, and how it ends.

use std::sync::Arc;
use std::task::Waker;
use std::time::Instant;

use domain::event::{Audience, Cut, Stream};
use domain::id::{ClassId, PersonId, SessionId};
use domain::viewer::Viewer;
use store::replay::Hearing;

use super::{Hub, State, telling};
use crate::live::connection::Piece;
use crate::live::queue::{Filling, Full, Queue};

pub(super) struct Listener {
    queue: Filling,
    pub person: Option<PersonId>,
    /// A projector's.
    session: Option<SessionId>,
    pub hearings: Arc<[Hearing]>,
}

impl Listener {
    pub fn new(viewer: &Viewer, hearings: Arc<[Hearing]>) -> (Self, Arc<Queue>) {
        let (queue, pieces) = Filling::new();
        let session = if let Viewer::Projector { session, .. } = viewer { Some(*session) } else { None };
        (Self { queue, person: viewer.person(), session, hearings }, pieces)
    }

    pub fn hears(&self, stream: Stream, audience: Audience) -> bool {
        self.hearings.iter().any(|hearing| hearing.stream == stream && hearing.audiences.contains(&audience))
    }

    /// False if it does not keep up.
    pub fn give(&self, piece: Piece) -> bool {
        self.queue.give(piece)
    }

    /// Without waking it: whoever waits is handed out, to be woken after the last piece of those that come together.
    pub fn put(&self, piece: Piece) -> Result<Option<Waker>, Full> {
        self.queue.put(piece)
    }
}

impl Hub {
    pub(in crate::live) fn hang_up(&self, id: u64) {
        remove(&mut self.state(), id);
    }

    /// Ends these streams now; their browsers come back with the rights of that moment.
    pub(super) fn end(&self, cut: Cut) {
        let mut state = self.state();
        let ended = state.listeners.iter().filter(|(_, listener)| match cut {
            Cut::Person(person) => listener.person == Some(person),
            Cut::Class(class) => listener.hearings.iter().any(|h| h.stream == Stream::Class(class)),
            Cut::Session(session) => listener.session == Some(session),
        });
        let ended: Vec<_> = ended.map(|(id, _)| *id).collect();
        // Signed out, or back at once with other rights: not a line that broke in the middle of a word.
        if let Cut::Person(person) = cut {
            for class in state.presences.stopped(person) {
                self.presence_moved(&mut state, class, person);
            }
        }
        metrics::counter!("waymark_listeners_cut_total", "why" => "rights").increment(ended.len() as u64);
        ended.into_iter().for_each(|id| remove(&mut state, id));
    }

    /// This server is about to stop: everybody is told to come back in a moment, not all at once, and nobody may listen here any more.
    pub fn send_away(&self) {
        let mut state = self.state();
        state.closed = true;
        let all: Vec<_> = state.listeners.keys().copied().collect();
        for id in all {
            if let Some(listener) = state.listeners.get(&id) {
                listener.give(telling::farewell(id));
            }
            remove(&mut state, id);
        }
    }
}

/// It did not keep up: its browser resumes from the journal.
pub(super) fn cut_off(state: &mut State, id: u64) {
    metrics::counter!("waymark_listeners_cut_total", "why" => "slow").increment(1);
    remove(state, id);
}

/// Everybody who hears this stream resumes from the journal: what this server holds of it has a gap.
pub(super) fn cut_off_all(state: &mut State, stream: Stream) {
    let ears = state.ears.get(&stream).into_iter().flat_map(|ears| ears.values().flatten().copied());
    let ids: std::collections::BTreeSet<_> = ears.collect();
    ids.into_iter().for_each(|id| cut_off(state, id));
}

pub(super) fn remove(state: &mut State, id: u64) {
    let Some(listener) = state.listeners.remove(&id) else { return };
    for hearing in listener.hearings.iter() {
        let Some(ears) = state.ears.get_mut(&hearing.stream) else { continue };
        for audience in &hearing.audiences {
            if let Some(ids) = ears.get_mut(audience) {
                ids.retain(|other| *other != id);
                if ids.is_empty() {
                    ears.remove(audience);
                }
            }
        }
        if ears.is_empty() {
            state.ears.remove(&hearing.stream);
            state.heads.remove(&hearing.stream);
        }
    }
    metrics::gauge!("waymark_listeners").set(state.listeners.len() as f64);
    if let Some(person) = listener.person {
        for class in attended(&listener.hearings) {
            state.presences.left(class, person, Instant::now());
        }
    }
}

/// Classes that are heard as a student.
pub(super) fn attended(hearings: &[Hearing]) -> Vec<ClassId> {
    hearings
        .iter()
        .filter(|hearing| hearing.audiences.contains(&Audience::Class))
        .filter_map(|hearing| if let Stream::Class(class) = hearing.stream { Some(class) } else { None })
        .collect()
}
