//! Whether this server takes what comes: `/readyz` for the balancer in front, `/healthz` for whoever would start it again.
//!
//! A server that is told to stop first says so here and takes no new streams, while it still answers everything else: so the balancer
//! sends people elsewhere before anybody is refused.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::state::AppState;

/// So long may NATS be away before a server that requires it is not ready.
const AWAY: Duration = Duration::from_secs(30);
/// A database that has not answered by then does not answer.
const ANSWERS: Duration = Duration::from_secs(3);

#[derive(Clone, Default)]
pub struct Life {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    stopping: AtomicBool,
    /// Since when NATS is away; none where it is not used.
    nats_away: Mutex<Option<Instant>>,
    /// One more than streams that go on by themselves.
    speaking: Arc<()>,
}

impl Life {
    pub fn stops(&self) {
        self.inner.stopping.store(true, Ordering::Release);
    }

    pub fn is_stopping(&self) -> bool {
        self.inner.stopping.load(Ordering::Acquire)
    }

    /// To be kept by a stream for as long as it goes on by itself.
    pub fn speaks(&self) -> Arc<()> {
        self.inner.speaking.clone()
    }

    /// Returns once every stream has said its last.
    pub async fn falls_silent(&self) {
        while Arc::strong_count(&self.inner.speaking) > 1 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Since `now`, unless it was away before.
    pub fn nats_is_away(&self, now: Instant) {
        self.nats().get_or_insert(now);
    }

    pub fn nats_is_back(&self) {
        *self.nats() = None;
    }

    /// For how long NATS has been away.
    pub fn without_nats(&self) -> Option<Duration> {
        self.nats().map(|since| since.elapsed())
    }

    fn nats(&self) -> MutexGuard<'_, Option<Instant>> {
        self.inner.nats_away.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// `ready`, or in one word what is missing.
pub async fn ready(State(state): State<AppState>) -> Response {
    if state.life.is_stopping() {
        return not_ready("stopping");
    }
    let database = tokio::time::timeout(ANSWERS, state.store().is_ready()).await;
    if !database.unwrap_or(false) {
        return not_ready("database");
    }
    match state.life.without_nats() {
        Some(away) if away > AWAY && state.config.nats_required => not_ready("nats"),
        // Heads are compared with the database instead: later, and complete.
        Some(_) => "ready, without nats".into_response(),
        None => "ready".into_response(),
    }
}

fn not_ready(why: &'static str) -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, why).into_response()
}

/// For whoever asks for a stream of a server that stops: another one has it, in a moment.
pub fn elsewhere() -> Response {
    (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "1")]).into_response()
}
