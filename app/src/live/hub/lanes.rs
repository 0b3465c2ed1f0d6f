//! Lanes: for each stream that something happened in, a task that hands it out, event by event, as long as there is something. Lanes
//! take turns at the database, in the order in which they asked, each for one event (or one look) at a time.

use std::collections::VecDeque;

use axum::body::Bytes;
use domain::event::{Audience, Change, Delivery, Numbered, Stream};
use store::follower::Follower;
use store::{Announcement, Store};

use super::ears::cut_off_all;
use super::telling::{frames, tell};
use super::{Hub, Supply};
use crate::live::hint::Hint;

/// Events that may wait in a lane. Who listens there resumes from the journal when there are more, which reads as many as that at once.
pub(super) const BEHIND: usize = 500;

/// What a running lane still has to do.
#[derive(Default)]
pub(super) struct Lane {
    waiting: VecDeque<Numbered>,
    look: bool,
}

enum Step {
    Event(Box<Numbered>),
    /// From the journal, after this number.
    Look(i64),
}

impl Hub {
    /// From the store: called in order within each stream; must not block.
    pub(super) fn announced(&self, announcement: Announcement) {
        match announcement {
            Announcement::Cut(cut) => {
                self.end(cut);
                self.hint(Hint::Cut);
            }
            Announcement::Event(numbered) => {
                let (stream, seq) = (numbered.event.stream, numbered.seq);
                if matches!(self.inner.supply.get(), Some(Supply::Together(_))) {
                    self.hint(Hint::Moved { stream, seq });
                    self.moved(stream, seq);
                } else {
                    self.enqueue(stream, |lane| lane.waiting.push_back(numbered));
                }
            }
        }
    }

    /// A stream has reached `seq`, says a hint or the database.
    pub(super) fn moved(&self, stream: Stream, seq: i64) {
        // A head that is not known yet will be read by whoever is joining, and is newer than this.
        if self.state().heads.get(&stream).is_some_and(|head| *head < seq) {
            self.enqueue(stream, |lane| lane.look = true);
        }
    }

    fn enqueue(&self, stream: Stream, what: impl FnOnce(&mut Lane)) {
        let mut state = self.state();
        if !state.ears.contains_key(&stream) {
            return;
        }
        let begins = !state.lanes.contains_key(&stream);
        let lane = state.lanes.entry(stream).or_default();
        what(lane);
        if lane.waiting.len() > BEHIND {
            lane.waiting.clear();
            cut_off_all(&mut state, stream);
        }
        drop(state);
        if begins {
            tokio::spawn(self.clone().run_lane(stream));
        }
    }

    async fn run_lane(self, stream: Stream) {
        loop {
            let Ok(_turn) = self.inner.turns.acquire().await else { return };
            let Some(step) = self.next_step(stream) else { return };
            match (self.inner.supply.get(), step) {
                (Some(Supply::Alone(store)), Step::Event(event)) => self.hand_out(store, *event).await,
                (Some(Supply::Together(follower)), Step::Look(after)) => self.look(follower, stream, after).await,
                // Announced before there was a supply: what it was is in the journal, and nobody has read that yet.
                _ => {}
            }
        }
    }

    /// The lane ends with its last step.
    fn next_step(&self, stream: Stream) -> Option<Step> {
        let mut state = self.state();
        let head = state.heads.get(&stream).copied();
        let lane = state.lanes.get_mut(&stream)?;
        if let Some(event) = lane.waiting.pop_front() {
            return Some(Step::Event(Box::new(event)));
        }
        let look = std::mem::take(&mut lane.look);
        match head {
            Some(after) if look => Some(Step::Look(after)),
            _ => {
                state.lanes.remove(&stream);
                None
            }
        }
    }

    fn somebody_hears(&self, stream: Stream, audience: Audience) -> bool {
        self.state().ears.get(&stream).is_some_and(|ears| ears.contains_key(&audience))
    }

    async fn hand_out(&self, store: &Store, event: Numbered) {
        let stream = event.event.stream;
        let mut rendered = Vec::new();
        for audience in event.event.audiences.iter().copied() {
            if !self.somebody_hears(stream, audience) {
                continue;
            }
            // Logged by the store. Those who listen fetch again instead of missing something.
            let deliveries = store.render(&event, audience).await;
            rendered.push((
                audience,
                deliveries.unwrap_or_else(|_| vec![Delivery { class: None, change: Change::Unknown }]),
            ));
        }
        tell(&mut self.state(), stream, event.seq, &ready(rendered));
    }

    async fn look(&self, follower: &Follower, stream: Stream, after: i64) {
        match follower.look(stream, after, |audience| self.somebody_hears(stream, audience)).await {
            Ok(Some(events)) => {
                for event in events {
                    let mut state = self.state();
                    // Everybody left and others came meanwhile: those have read it.
                    if state.heads.get(&stream) == Some(&(event.seq - 1)) {
                        tell(&mut state, stream, event.seq, &ready(event.heard));
                    }
                }
            }
            Ok(None) => cut_off_all(&mut self.state(), stream),
            // Logged by the store; heads are compared in a moment.
            Err(_) => {}
        }
    }
}

fn ready(heard: Vec<(Audience, Vec<Delivery>)>) -> Vec<(Audience, Bytes)> {
    let ready = heard.into_iter().map(|(audience, deliveries)| (audience, frames(&deliveries)));
    ready.filter(|(_, frames)| !frames.is_empty()).collect()
}
