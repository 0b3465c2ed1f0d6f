//! What the hub does by the clock: heartbeats, what fades, and, among several servers, looking whether anything was missed.

use std::time::{Duration, Instant};

use domain::event::{Cursor, Stream};
use store::{Result, Store};
use tokio::sync::mpsc;

use super::ears::cut_off;
use super::telling::tell_presence;
use super::{Hub, Supply};
use crate::live::connection::{Connection, Piece};
use crate::live::hint::Hint;

/// Between two heartbeats, which move cursors on.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Between two comparisons of heads with the database: how late something is, at most, whose hint was lost.
const COMPARE: Duration = Duration::from_secs(3);
/// Between two times of saying who is here.
const SAY_AGAIN: Duration = Duration::from_secs(5);
/// Persons in one hint.
const IN_ONE_HINT: usize = 500;

/// The task behind the hub.
pub struct HubRunner {
    pub(super) hub: Hub,
}

impl HubRunner {
    /// Where this server is the only one: hands out what the store announces.
    pub fn run(self, store: Store) {
        self.hub.inner.supply.set(Supply::Alone(store)).ok();
        tokio::spawn(self.hub.keep_time());
    }

    /// Where there are several: hands out what is in the journal. Hints for the others go to `outward`; what they say goes to [`Hub::hear`].
    pub async fn run_together(self, store: Store, outward: mpsc::Sender<Hint>) -> Result<()> {
        let ends = self.hub.clone();
        let follower = store.follower(move |cut| ends.end(cut)).await?;
        self.hub.inner.outward.set(outward).ok();
        self.hub.inner.supply.set(Supply::Together(follower)).ok();
        let (keeps, follows) = (self.hub.clone(), self.hub);
        tokio::spawn(keeps.keep_time());
        tokio::spawn(follows.keep_comparing());
        Ok(())
    }
}

impl Hub {
    /// Joins listeners up with the journal: call it after [`Hub::listen`] and before reading what was missed.
    pub async fn knows(&self, connection: &Connection) -> Result<()> {
        let Some(Supply::Together(follower)) = self.inner.supply.get() else { return Ok(()) };
        let streams = connection.hearings().iter().map(|hearing| hearing.stream);
        let unknown: Vec<Stream> = {
            let state = self.state();
            streams.filter(|stream| !state.heads.contains_key(stream)).collect()
        };
        if unknown.is_empty() {
            return Ok(());
        }
        let heads = follower.heads(&unknown).await?;
        let mut state = self.state();
        for (stream, seq) in heads.0 {
            if state.ears.contains_key(&stream) {
                state.heads.entry(stream).or_insert(seq);
            }
        }
        Ok(())
    }

    /// What another server says.
    pub fn hear(&self, hint: Hint) {
        match hint {
            Hint::Moved { stream, seq } => self.moved(stream, seq),
            Hint::Cut => self.inner.look.notify_one(),
            Hint::Here { node, list } if node != self.inner.node => {
                let mut state = self.state();
                for sight in list {
                    if state.presences.seen_far(node, &sight) {
                        tell_presence(&mut state, sight.class, sight.person);
                    }
                }
            }
            Hint::Here { .. } => {}
            Hint::WhoIsHere => self.say_who_is_here(),
        }
    }

    /// The way to the other servers is open again: what was said meanwhile was not heard.
    pub fn was_away(&self) {
        self.hint(Hint::WhoIsHere);
        self.say_who_is_here();
        self.inner.look.notify_one();
    }

    pub(super) fn hint(&self, hint: Hint) {
        let Some(outward) = self.inner.outward.get() else { return };
        if outward.try_send(hint).is_err() {
            // Others find it by comparing heads.
            metrics::counter!("waymark_hints_dropped_total").increment(1);
        }
    }

    async fn keep_time(self) {
        let mut heartbeat = tokio::time::interval(HEARTBEAT);
        let mut fading = tokio::time::interval(Duration::from_secs(2));
        let mut again = tokio::time::interval(SAY_AGAIN);
        loop {
            tokio::select! {
                _ = heartbeat.tick() => self.beat(),
                _ = fading.tick() => self.tell_what_faded(),
                _ = again.tick() => self.say_who_is_here(),
            }
        }
    }

    async fn keep_comparing(self) {
        loop {
            let _ = tokio::time::timeout(COMPARE, self.inner.look.notified()).await;
            // Logged by the store; compared again in a moment.
            let _ = self.compare().await;
        }
    }

    async fn compare(&self) -> Result<()> {
        let Some(Supply::Together(follower)) = self.inner.supply.get() else { return Ok(()) };
        follower.look_for_cuts().await?;
        let streams: Vec<Stream> = self.state().heads.keys().copied().collect();
        for (stream, seq) in follower.heads(&streams).await?.0 {
            self.moved(stream, seq);
        }
        Ok(())
    }

    fn tell_what_faded(&self) {
        let mut state = self.state();
        for (class, person) in state.presences.faded(Instant::now()) {
            self.presence_moved(&mut state, class, person);
        }
    }

    fn say_who_is_here(&self) {
        if self.inner.outward.get().is_none() {
            return;
        }
        let all = self.state().presences.all_own();
        for list in all.chunks(IN_ONE_HINT) {
            self.hint(Hint::Here { node: self.inner.node, list: list.to_vec() });
        }
    }

    fn beat(&self) {
        let mut state = self.state();
        let mut slow = Vec::new();
        for (id, listener) in &state.listeners {
            let heads = listener.hearings.iter().filter_map(|h| state.heads.get(&h.stream).map(|seq| (h.stream, *seq)));
            if !listener.give(Piece::Heartbeat(Cursor(heads.collect()))) {
                slow.push(*id);
            }
        }
        slow.into_iter().for_each(|id| cut_off(&mut state, id));
    }
}
