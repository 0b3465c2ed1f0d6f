//! One job in its transaction.

use std::panic::AssertUnwindSafe;

use domain::event::{Cut, Numbered};
use futures::FutureExt;
use sea_orm::DatabaseTransaction;

use super::{Announcement, Desk};
use crate::tx::Tx;
use crate::write::{Effects, ErasedJob};
use crate::{Error, Result, cuts, journal};

impl Desk {
    /// Runs the job, numbers its events, commits (or releases the savepoint). A job that panics is a job that failed.
    pub(super) async fn run(&self, db: DatabaseTransaction, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let tx = Tx { db, now: self.clock.now(), randomness: self.randomness.clone() };
        let ran = AssertUnwindSafe(job(&tx)).catch_unwind().await;
        let ran = ran.unwrap_or_else(|_| Err(Error::internal(&"a job panicked")));
        let noted = match ran {
            Ok(effects) => written_down(&tx, effects).await,
            Err(error) => Err(error),
        };
        match noted {
            Ok((numbered, cuts)) => {
                tx.db.commit().await?;
                // Rights first: whoever loses a stream loses it before the next event.
                let cuts = cuts.into_iter().map(Announcement::Cut);
                Ok(cuts.chain(numbered.into_iter().map(Announcement::Event)).collect())
            }
            Err(error) => {
                tx.db.rollback().await?;
                Err(error)
            }
        }
    }
}

/// Events get their numbers, cuts their rows, in the job's own transaction.
async fn written_down(tx: &Tx, effects: Effects) -> Result<(Vec<Numbered>, Vec<Cut>)> {
    cuts::note(tx, &effects.cuts).await?;
    Ok((journal::number(tx, effects.events).await?, effects.cuts))
}
