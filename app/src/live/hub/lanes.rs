//! Lanes: for each stream that something happened in, a task that hands it out, as long as there is something. What one commit brought lies
//! there together, so it is handed out together: rendered from one snapshot, told at once. It never waits for more. Lanes take turns at the
//! database, in the order in which they asked, each for one snapshot at a time.

use std::collections::VecDeque;
use std::task::Waker;

use domain::event::{Audience, Numbered, Stream};
use store::follower::Follower;
use store::{Announcement, Store};

use super::ears::cut_off_all;
use super::telling::{Told, tell};
use super::{Hub, Supply};
use crate::live::hint::Hint;

/// Events that may wait in a lane. Who listens there resumes from the journal when there are more, which reads as many as that at once.
pub(super) const BEHIND: usize = 500;

/// Most events of one turn. More would make the other lanes wait, and the first of them.
const TOGETHER: usize = 32;

/// What a running lane still has to do.
#[derive(Default)]
pub(super) struct Lane {
    waiting: VecDeque<Numbered>,
    look: bool,
}

enum Step {
    /// In their order.
    Events(Vec<Numbered>),
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
                (Some(Supply::Alone(store)), Step::Events(events)) => self.hand_out(store, stream, events).await,
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
        if !lane.waiting.is_empty() {
            let some = lane.waiting.len().min(TOGETHER);
            return Some(Step::Events(lane.waiting.drain(..some).collect()));
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

    async fn hand_out(&self, store: &Store, stream: Stream, events: Vec<Numbered>) {
        let rendered = store.render_all(&events, |audience| self.somebody_hears(stream, audience)).await;
        let told: Vec<Told> = rendered.into_iter().map(Told::from).collect();
        let wakers = tell(&mut self.state(), stream, &told);
        wakers.into_iter().for_each(Waker::wake);
    }

    async fn look(&self, follower: &Follower, stream: Stream, after: i64) {
        match follower.look(stream, after, |audience| self.somebody_hears(stream, audience)).await {
            Ok(Some(events)) => {
                let told: Vec<Told> = events.into_iter().map(Told::from).collect();
                for some in told.chunks(TOGETHER) {
                    let wakers = self.tell_from_head(stream, some);
                    wakers.into_iter().for_each(Waker::wake);
                    // A look may bring more than a queue holds; whoever reads gets its turn in between.
                    tokio::task::yield_now().await;
                }
            }
            Ok(None) => cut_off_all(&mut self.state(), stream),
            // Logged by the store; heads are compared in a moment.
            Err(_) => {}
        }
    }

    /// Everybody may have left meanwhile, and others have come: those have read what their head says.
    fn tell_from_head(&self, stream: Stream, told: &[Told]) -> Vec<Waker> {
        let mut state = self.state();
        let next = state.heads.get(&stream).map(|head| head + 1);
        let from = told.iter().position(|event| Some(event.seq) == next).unwrap_or(told.len());
        tell(&mut state, stream, &told[from..])
    }
}
