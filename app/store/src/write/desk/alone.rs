//! PostgreSQL: a transaction for each job. It shares fsyncs by itself; batches over classes would wait for each other's rows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sea_orm::TransactionTrait;
use tokio::sync::{Semaphore, mpsc};

use super::{Announcement, Carried, Desk, Waiting, measures};
use crate::write::{ErasedJob, Touches};
use crate::{Error, Result, journal, people};

/// How often a job is run again after a deadlock.
const RETRIES: usize = 5;
/// Most transactions at once. The pool has more connections, which are for reading: a wait for one of them ends in an error.
const AT_ONCE: usize = 12;

impl Desk {
    pub(super) async fn one_transaction_each(self, mut jobs: mpsc::Receiver<Waiting>) {
        let desk = Arc::new(self);
        // One lane per stream within this process, so that what is committed in order is announced in order.
        let lanes: Arc<Mutex<HashMap<String, Arc<tokio::sync::Mutex<()>>>>> = Arc::default();
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        while let Some(waiting) = jobs.recv().await {
            let (desk, turns) = (desk.clone(), turns.clone());
            let mine: Vec<_> = {
                let mut lanes = lanes.lock().expect("nobody panics while holding the lanes");
                if lanes.len() >= 2 * super::QUEUE {
                    lanes.retain(|_, lane| Arc::strong_count(lane) > 1);
                }
                waiting.touches.streams.iter().map(|s| lanes.entry(s.clone()).or_default().clone()).collect()
            };
            tokio::spawn(async move {
                let mut held = Vec::with_capacity(mine.len());
                for lane in mine {
                    held.push(lane.lock_owned().await);
                }
                // After the lanes: who waits for a busy class takes no turn from another.
                let _turn = turns.acquire_owned().await;
                if let Some(waiting) = waiting.begins() {
                    desk.commit_alone(waiting).await;
                }
            });
        }
    }

    async fn commit_alone(&self, Waiting { touches, job, done, .. }: Waiting) {
        let began = Instant::now();
        for attempt in 1.. {
            match self.attempt(&touches, &job).await {
                Err(Error::Internal { retry: true, .. }) if attempt < RETRIES => {
                    tokio::time::sleep(Duration::from_millis(5 << attempt)).await;
                }
                Err(error) => return self.announce(Carried { announcements: Vec::new(), done, outcome: Err(error) }),
                Ok(announcements) => {
                    measures::committed(1, began.elapsed());
                    return self.announce(Carried { announcements, done, outcome: Ok(()) });
                }
            }
        }
    }

    async fn attempt(&self, touches: &Touches, job: &ErasedJob) -> Result<Vec<Announcement>> {
        let db = self.db.begin().await?;
        journal::lock_streams(&db, &touches.streams).await?;
        people::lock(&db, &touches.persons).await?;
        self.run(db, job).await
    }
}
