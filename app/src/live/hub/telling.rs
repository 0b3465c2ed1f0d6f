//! Into the queues: the same bytes for all who hear the same, and what comes together at once.

use std::collections::BTreeSet;
use std::task::Waker;

use axum::body::Bytes;
use domain::event::{Audience, Change, Delivery, Stream};
use domain::id::{ClassId, PersonId};
use store::replay::Rendered;

use super::State;
use super::ears::cut_off;
use crate::live::connection::Piece;
use crate::live::presence::Known;
use crate::live::queue::Full;

/// An event as bytes, for each audience that has something to hear of it.
pub(super) struct Told {
    pub seq: i64,
    pub heard: Vec<(Audience, Bytes)>,
}

impl From<Rendered> for Told {
    fn from(Rendered { seq, heard }: Rendered) -> Self {
        let heard = heard.into_iter().map(|(audience, deliveries)| (audience, frames(&deliveries)));
        Self { seq, heard: heard.filter(|(_, frames)| !frames.is_empty()).collect() }
    }
}

impl Told {
    /// What is heard of it by whoever `hears` these audiences. Who hears it in two of them gets both in one block, as in a replay, because a cursor moves
    /// past the whole event.
    fn to(&self, hears: impl Fn(Audience) -> bool) -> Option<Bytes> {
        let mut theirs = self.heard.iter().filter(|(audience, _)| hears(*audience)).map(|(_, frames)| frames);
        let first = theirs.next()?.clone();
        Some(theirs.fold(first, |first, more| one_after_another(&first, more)))
    }
}

/// Events of a stream in their order, which follow those that were told before: all of them to one listener, then to the next. Each is a piece
/// of its own, with its own number. Whoever waits is handed out once, to be woken when the hub's lock is free: its task finds everything
/// and writes it at once.
pub(super) fn tell(state: &mut State, stream: Stream, events: &[Told]) -> Vec<Waker> {
    let (Some(last), Some(ears)) = (events.last(), state.ears.get(&stream)) else { return Vec::new() };
    let audiences: BTreeSet<Audience> =
        events.iter().flat_map(|event| event.heard.iter().map(|(audience, _)| *audience)).collect();
    let mut ids: Vec<u64> = audiences.iter().filter_map(|audience| ears.get(audience)).flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    state.heads.insert(stream, last.seq);
    let (mut wakers, mut slow, mut told) = (Vec::new(), Vec::new(), 0);
    for id in ids {
        let Some(listener) = state.listeners.get(&id) else { continue };
        for event in events {
            let Some(frames) = event.to(|audience| listener.hears(stream, audience)) else { continue };
            told += 1;
            match listener.put(Piece::Heard { stream, seq: event.seq, frames }) {
                Ok(waker) => wakers.extend(waker),
                Err(Full) => {
                    slow.push(id);
                    break;
                }
            }
        }
    }
    slow.into_iter().for_each(|id| cut_off(state, id));
    metrics::counter!("waymark_deliveries_total").increment(told);
    wakers
}

fn send(state: &mut State, stream: Stream, audience: Audience, piece: Piece) {
    for id in listening(state, stream, audience) {
        if state.listeners.get(&id).is_some_and(|listener| !listener.give(piece.clone())) {
            cut_off(state, id);
        }
    }
}

fn listening(state: &State, stream: Stream, audience: Audience) -> Vec<u64> {
    state.ears.get(&stream).and_then(|ears| ears.get(&audience)).cloned().unwrap_or_default()
}

/// Tells staff who is here and writing, and the wall how many are. Without a number: nobody needs it twice.
pub(super) fn tell_presence(state: &mut State, class: ClassId, person: PersonId) {
    let stream = Stream::Class(class);
    if !state.ears.contains_key(&stream) {
        return;
    }
    let Known { here, writing, lost } = state.presences.of(class, person);
    let count = state.presences.writing(class);
    let for_staff = Delivery { class: Some(class), change: Change::Presence { class, person, here, writing, lost } };
    let for_wall = Delivery { class: Some(class), change: Change::Writing { count } };
    send(state, stream, Audience::Staff, Piece::Passing { frames: frames(&[for_staff]) });
    send(state, stream, Audience::Wall, Piece::Passing { frames: frames(&[for_wall]) });
}

/// Come back elsewhere, in half a second to three, so that not everybody knocks at once.
pub(super) fn farewell(id: u64) -> Piece {
    let wait = 500 + id.wrapping_mul(2_654_435_761) % 2_500;
    Piece::Passing { frames: Bytes::from(format!("retry: {wait}\n")) }
}

/// `data:` lines, one block per delivery, the last one left open for the connection's own `id:` line.
pub(in crate::live) fn frames(deliveries: &[Delivery]) -> Bytes {
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
