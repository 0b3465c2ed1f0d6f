//! Into the queues: the same bytes for all who hear the same.

use axum::body::Bytes;
use domain::event::{Audience, Change, Delivery, Stream};
use domain::id::{ClassId, PersonId};

use super::State;
use super::ears::cut_off;
use crate::live::connection::Piece;
use crate::live::presence::Known;

/// One piece per event and listener: who hears it in two audiences gets both in one block, as in a replay, because a
/// cursor moves past the whole event.
pub(super) fn tell(state: &mut State, stream: Stream, seq: i64, rendered: &[(Audience, Bytes)]) {
    if !state.ears.contains_key(&stream) {
        return;
    }
    state.heads.insert(stream, seq);
    let mut told = 0;
    for (at, (audience, _)) in rendered.iter().enumerate() {
        for id in listening(state, stream, *audience) {
            let Some(listener) = state.listeners.get(&id) else { continue };
            if rendered[..at].iter().any(|(earlier, _)| listener.hears(stream, *earlier)) {
                continue;
            }
            let theirs = rendered[at + 1..].iter().filter(|(later, _)| listener.hears(stream, *later));
            let frames = theirs.fold(rendered[at].1.clone(), |first, (_, more)| one_after_another(&first, more));
            told += 1;
            if !listener.give(Piece::Heard { stream, seq, frames }) {
                cut_off(state, id);
            }
        }
    }
    metrics::counter!("waymark_deliveries_total").increment(told);
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
