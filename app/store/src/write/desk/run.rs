//! Jobs in their transaction.

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use sea_orm::DatabaseTransaction;

use super::{Announcement, Desk};
use crate::tx::Tx;
use crate::write::{Effects, ErasedJob};
use crate::{Error, Result, cuts, journal};

impl Desk {
    pub(super) fn tx(&self, db: DatabaseTransaction) -> Tx {
        Tx { db, now: self.clock.now(), randomness: self.randomness.clone() }
    }

    /// One job in a transaction (or savepoint) that is its own: committed (released) if it was carried out, undone if not.
    pub(super) async fn run(&self, db: DatabaseTransaction, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let tx = self.tx(db);
        let noted = match carried(&tx, job).await {
            Ok(effects) => written_down(&tx, effects).await,
            Err(error) => Err(error),
        };
        settled(tx, noted).await
    }
}

/// What the job did. One that panics is one that failed.
pub(super) async fn carried(tx: &Tx, job: &ErasedJob) -> Result<Effects> {
    let ran = AssertUnwindSafe(job(tx)).catch_unwind().await;
    ran.unwrap_or_else(|_| Err(Error::internal(&"a job panicked")))
}

/// Events get their numbers, cuts their rows, in the transaction of what they tell of.
pub(super) async fn written_down(tx: &Tx, Effects { events, cuts }: Effects) -> Result<Vec<Announcement>> {
    cuts::note(tx, &cuts).await?;
    let numbered = journal::number(tx, events).await?;
    // Rights first: whoever loses a stream loses it before the next event.
    let cuts = cuts.into_iter().map(Announcement::Cut);
    Ok(cuts.chain(numbered.into_iter().map(Announcement::Event)).collect())
}

pub(super) async fn settled<T>(tx: Tx, outcome: Result<T>) -> Result<T> {
    match outcome {
        Ok(_) => tx.db.commit().await?,
        Err(_) => tx.db.rollback().await?,
    }
    outcome
}
