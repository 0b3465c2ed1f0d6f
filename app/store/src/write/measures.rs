//! What is counted of writes, for whoever watches the server. Numbers and the names of kinds; never who or what.

use std::time::Duration;

use domain::refusal::Refusal;

use crate::{Error, Result};

/// How long a job stood in the queue.
pub fn waited(time: Duration) {
    metrics::histogram!("waymark_write_wait_seconds").record(time.as_secs_f64());
}

/// A commit is on disk: of so many jobs, in so long.
pub fn committed(jobs: usize, time: Duration) {
    metrics::counter!("waymark_commits_total").increment(1);
    metrics::histogram!("waymark_jobs_per_commit").record(jobs as f64);
    metrics::histogram!("waymark_commit_seconds").record(time.as_secs_f64());
}

/// What came of a job.
pub fn outcome(outcome: &Result<()>) {
    let outcome = match outcome {
        Ok(()) => "done",
        Err(Error::Refused(Refusal::NotFound)) => "not_found",
        Err(Error::Refused(Refusal::Forbidden { .. })) => "forbidden",
        Err(Error::Refused(Refusal::Invalid { .. })) => "invalid",
        Err(Error::Refused(Refusal::Conflict { .. })) => "conflict",
        // Counted where it is said.
        Err(Error::Busy) => return,
        Err(Error::Internal { .. }) => "internal",
    };
    metrics::counter!("waymark_writes_total", "outcome" => outcome).increment(1);
}

/// The room is full, or the wait was too long.
pub fn busy() -> Error {
    metrics::counter!("waymark_writes_total", "outcome" => "busy").increment(1);
    Error::Busy
}
