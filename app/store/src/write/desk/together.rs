//! SQLite: whatever waits goes into one transaction, each job in a savepoint of its own, and one fsync serves them all.

use std::time::Instant;

use sea_orm::{SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::mpsc;

use super::{BATCH, Carried, Desk, Waiting, measures, refuse_all};

impl Desk {
    pub(super) async fn one_commit_for_all(self, mut jobs: mpsc::Receiver<Waiting>) {
        let mut batch = Vec::with_capacity(BATCH);
        while jobs.recv_many(&mut batch, BATCH).await > 0 {
            let waiting: Vec<_> = batch.drain(..).filter_map(Waiting::begins).collect();
            if !waiting.is_empty() {
                self.commit_together(waiting).await;
            }
        }
    }

    async fn commit_together(&self, waiting: Vec<Waiting>) {
        let began = Instant::now();
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        let outer = match self.db.begin_with_options(immediate).await {
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
