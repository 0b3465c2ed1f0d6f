//! SQLite: whatever waits goes into one transaction, and one fsync serves all of it.
//!
//! Nearly every job is carried out, so nothing is set up for one that is not: all run one after the other in the bare transaction, and
//! what is written down of them (numbers, the journal) is written once. If one is refused, all of it is undone and runs again, now each in
//! a savepoint of its own, so that the refused one undoes only itself. A job is an `Fn` for that, too. Where one was refused the next is
//! often near (a class closes under thirty hands), so the next commits have their savepoints from the beginning.

use std::time::Instant;

use sea_orm::{DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::mpsc;

use super::run::{carried, settled, written_down};
use super::{Announcement, Carried, Desk, Waiting, measures, refuse_all};
use crate::Result;
use crate::tx::Tx;
use crate::write::Effects;

/// So many commits after a refusal have a savepoint for each job.
const CAREFUL: u32 = 16;

impl Desk {
    pub(super) async fn one_commit_for_all(self, mut jobs: mpsc::Receiver<Waiting>) {
        let mut batch = Vec::with_capacity(self.batch);
        let mut careful = 0;
        while jobs.recv_many(&mut batch, self.batch).await > 0 {
            let waiting: Vec<_> = batch.drain(..).filter_map(Waiting::begins).collect();
            if !waiting.is_empty() {
                self.commit_together(waiting, &mut careful).await;
            }
        }
    }

    async fn commit_together(&self, mut waiting: Vec<Waiting>, careful: &mut u32) {
        let began = Instant::now();
        let alone = waiting.len() == 1;
        if !alone && *careful > 0 {
            *careful -= 1;
            return self.each_for_itself(waiting, began).await;
        }
        match self.all_or_nothing(&waiting).await {
            Ok(announcements) => {
                measures::committed(waiting.len(), began.elapsed());
                announcements.into_iter().for_each(|announcement| (self.sink.0)(announcement));
                waiting.into_iter().for_each(|waiting| waiting.done.say(Ok(())));
            }
            // There is nobody whom it could have undone.
            Err(error) if alone => waiting.remove(0).done.say(Err(error)),
            Err(_) => {
                *careful = CAREFUL;
                self.each_for_itself(waiting, began).await;
            }
        }
    }

    async fn begins(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        self.db.begin_with_options(immediate).await
    }

    async fn all_or_nothing(&self, waiting: &[Waiting]) -> Result<Vec<Announcement>> {
        let mut tx = self.tx(self.begins().await?);
        let noted = self.one_after_the_other(&mut tx, waiting).await;
        settled(tx, noted).await
    }

    async fn one_after_the_other(&self, tx: &mut Tx, waiting: &[Waiting]) -> Result<Vec<Announcement>> {
        let mut all = Effects::default();
        for Waiting { job, .. } in waiting {
            tx.now = self.clock.now();
            let Effects { events, cuts } = carried(tx, job).await?;
            all.events.extend(events);
            all.cuts.extend(cuts);
        }
        written_down(tx, all).await
    }

    async fn each_for_itself(&self, waiting: Vec<Waiting>, began: Instant) {
        let outer = match self.begins().await {
            Ok(outer) => outer,
            Err(error) => return refuse_all(waiting.into_iter().map(|w| w.done), error),
        };
        let mut carried = Vec::with_capacity(waiting.len());
        for Waiting { job, done, .. } in waiting {
            let (outcome, announcements) = match outer.begin().await {
                Ok(savepoint) => match self.run(savepoint, &job).await {
                    Ok(announcements) => (Ok(()), announcements),
                    Err(error) => (Err(error), Vec::new()),
                },
                Err(error) => (Err(error.into()), Vec::new()),
            };
            carried.push(Carried { announcements, done, outcome });
        }
        match outer.commit().await {
            Ok(()) => {
                measures::committed(carried.len(), began.elapsed());
                carried.into_iter().for_each(|c| self.announce(c));
            }
            Err(error) => refuse_all(carried.into_iter().map(|c| c.done), error),
        }
    }
}
