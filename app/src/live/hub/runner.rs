//! Handing out: one announcement after the other, each to all who listen.

use std::time::Duration;

use domain::event::{Change, Cursor, Cut, Delivery, Numbered, Stream};
use store::{Announcement, Store};
use tokio::sync::mpsc;

use super::{Hub, Piece, frames, remove, tell, tell_presence};

/// The task behind the hub.
pub struct HubRunner {
    pub(super) hub: Hub,
    pub(super) queue: mpsc::UnboundedReceiver<Announcement>,
}

impl HubRunner {
    /// Hands out announcements, one by one, until the store is gone; a heartbeat every 15 s moves cursors on.
    pub async fn run(mut self, store: Store) {
        let mut heartbeat = tokio::time::interval(Duration::from_secs(15));
        let mut writing = tokio::time::interval(Duration::from_secs(2));
        loop {
            tokio::select! {
                biased;
                announcement = self.queue.recv() => match announcement {
                    Some(Announcement::Event(event)) => hand_out(&self.hub, &store, event).await,
                    Some(Announcement::Cut(cut)) => end(&self.hub, cut),
                    None => return,
                },
                _ = heartbeat.tick() => beat(&self.hub),
                _ = writing.tick() => self.hub.tell_what_faded(),
            }
        }
    }
}

impl Hub {
    fn tell_what_faded(&self) {
        let mut state = self.state();
        for (class, person) in state.presences.faded(std::time::Instant::now()) {
            tell_presence(&mut state, class, person);
        }
    }
}

async fn hand_out(hub: &Hub, store: &Store, event: Numbered) {
    let stream = event.event.stream;
    let mut rendered = Vec::new();
    for audience in &event.event.audiences {
        if !hub.state().ears.contains_key(&(stream, *audience)) {
            continue;
        }
        match store.render(&event, *audience).await {
            Ok(deliveries) => rendered.push((*audience, frames(&deliveries))),
            // Logged by the store. Those who listen fetch again instead of missing something.
            Err(_) => rendered.push((*audience, frames(&[Delivery { class: None, change: Change::Unknown }]))),
        }
    }
    rendered.retain(|(_, frames)| !frames.is_empty());
    tell(&mut hub.state(), stream, event.seq, &rendered);
}

fn beat(hub: &Hub) {
    let mut state = hub.state();
    let mut slow = Vec::new();
    for (id, listener) in &state.listeners {
        let heads = listener.hearings.iter().filter_map(|h| state.heads.get(&h.stream).map(|seq| (h.stream, *seq)));
        if listener.queue.try_send(Piece::Heartbeat(Cursor(heads.collect()))).is_err() {
            slow.push(*id);
        }
    }
    slow.into_iter().for_each(|id| remove(&mut state, id));
}

pub(super) fn end(hub: &Hub, cut: Cut) {
    let mut state = hub.state();
    let ended: Vec<_> = state
        .listeners
        .iter()
        .filter(|(_, listener)| match cut {
            Cut::Person(person) => listener.person == Some(person),
            Cut::Class(class) => listener.hearings.iter().any(|h| h.stream == Stream::Class(class)),
            Cut::Session(session) => listener.session == Some(session),
        })
        .map(|(id, _)| *id)
        .collect();
    ended.into_iter().for_each(|id| remove(&mut state, id));
}
