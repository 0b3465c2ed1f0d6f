//! How one of several servers follows what the others commit.
//!
//! Hints say *this stream moved*; what happened is read here, from the journal, from where this server is on. One look is one snapshot: first
//! the cuts that it sees, then the events, rendered from the same rows. So a change of rights is effective before whatever was committed
//! after it, and what is said of an event is never newer than the rights by which it is handed out.
//!
//! A hint that is lost costs time only: [`Follower::heads`] tells which streams are further than this server.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard};

use domain::event::{Audience, Cursor, Cut, Stream};
use uuid::Uuid;

use crate::replay::Rendered;
use crate::tx::Tx;
use crate::{Result, Store, cuts, journal, render};

/// Names in one question about heads.
const AT_ONCE: usize = 1_000;

pub struct Follower {
    store: Store,
    ends: Box<dyn Fn(Cut) + Send + Sync>,
    looked: Mutex<Looked>,
}

/// Which cuts were seen: all of transactions below `ended`, and these.
#[derive(Default)]
struct Looked {
    ended: i64,
    seen: HashMap<Uuid, i64>,
}

impl Store {
    /// On PostgreSQL. Whatever is cut from now on ends by `ends`, which must not block.
    #[crate::compiled_here]
    pub async fn follower(&self, ends: impl Fn(Cut) + Send + Sync + 'static) -> Result<Follower> {
        let tx = self.snapshot().await?;
        let (_, ended) = cuts::since(&tx, i64::MAX).await?;
        let (before, _) = cuts::since(&tx, ended).await?;
        let seen = before.into_iter().map(|noted| (noted.id, noted.xid)).collect();
        Ok(Follower { store: self.clone(), ends: Box::new(ends), looked: Mutex::new(Looked { ended, seen }) })
    }
}

impl Follower {
    /// Ends what was cut since the last look.
    pub async fn look_for_cuts(&self) -> Result<()> {
        let tx = self.store.snapshot().await?;
        self.cuts(&tx).await
    }

    /// What happened in a stream after `after`, for the audiences that `heard` names; what was cut before it ends first. `None`: too much
    /// or no longer kept, whoever listens must resume.
    pub async fn look(
        &self,
        stream: Stream,
        after: i64,
        heard: impl Fn(Audience) -> bool + Send,
    ) -> Result<Option<Vec<Rendered>>> {
        let tx = self.store.snapshot().await?;
        self.cuts(&tx).await?;
        let Some(events) = journal::since(&tx, stream, after).await? else { return Ok(None) };
        let mut rendered: Vec<_> = events.iter().map(|numbered| Rendered::not_yet(numbered, &heard)).collect();
        if render::all(&tx, &events, &mut rendered).await.is_err() {
            // One after the other, in the same snapshot: what is said is no newer than the cuts. Those who hear what cannot be rendered fetch again.
            for (numbered, said) in events.iter().zip(&mut rendered) {
                for (audience, deliveries) in &mut said.heard {
                    if let Ok(theirs) = render::deliveries(&tx, &numbered.event, *audience).await {
                        *deliveries = theirs;
                    }
                }
            }
        }
        Ok(Some(rendered))
    }

    /// Where these streams stand.
    pub async fn heads(&self, streams: &[Stream]) -> Result<Cursor> {
        let mut all = Cursor::default();
        for some in streams.chunks(AT_ONCE) {
            let tx = self.store.snapshot().await?;
            all.0.extend(journal::heads(&tx, some.iter().copied()).await?.0);
        }
        Ok(all)
    }

    async fn cuts(&self, tx: &Tx) -> Result<()> {
        let from = self.looked().ended;
        let (noted, ended) = cuts::since(tx, from).await?;
        let mut looked = self.looked();
        let mut told = HashSet::new();
        for noted in noted {
            // The same streams by several rows of one look end once. Ended under the lock: who finds a cut seen finds it effective.
            if looked.seen.insert(noted.id, noted.xid).is_none() && told.insert(noted.cut) {
                (self.ends)(noted.cut);
            }
        }
        if ended > looked.ended {
            looked.ended = ended;
            looked.seen.retain(|_, xid| *xid >= ended);
        }
        Ok(())
    }

    fn looked(&self) -> MutexGuard<'_, Looked> {
        self.looked.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
