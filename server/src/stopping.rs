//! Stopping without losing anything: on SIGTERM and Ctrl-C.
//!
//! 1. `/readyz` says *stopping*, so that the balancer in front sends people elsewhere. Open streams are told to come back in a moment, not all at
//!    once, and end; new ones are refused with *try again*. Everything else goes on, for as long as the balancer needs (`WAYMARK_DRAIN_SECONDS`).
//! 2. Nobody new is accepted; whoever was asking is answered, writes included.
//! 3. What is still being written is written. Then the process ends by itself, with 0.
//!
//! Each step has a bound: a request that never ends cannot keep the server.

use std::net::SocketAddr;
use std::time::Duration;

use axum_server::Handle;

use crate::relay::Relay;
use crate::state::AppState;

/// For what is being asked.
const ANSWERS: Duration = Duration::from_secs(15);
/// For what is being written, though nobody waits for the answer any more.
const WRITES: Duration = Duration::from_secs(10);

/// Steps one and two.
pub async fn when_told(handle: Handle<SocketAddr>, state: AppState) {
    told().await;
    state.life.stops();
    tracing::info!(listeners = state.backend.hub.listeners(), "stopping");
    state.backend.hub.send_away();
    tokio::time::sleep(state.config.drain()).await;
    handle.graceful_shutdown(Some(ANSWERS));
}

/// For the last words of streams. Who does not read them finds out by the end of the connection.
const LAST_WORDS: Duration = Duration::from_secs(3);

/// Step three.
pub async fn last_things(state: &AppState, relay: Option<Relay>) {
    let store = state.store();
    let _ = tokio::time::timeout(LAST_WORDS, state.life.falls_silent()).await;
    if tokio::time::timeout(WRITES, store.comes_to_rest()).await.is_err() {
        tracing::warn!("a write did not end in time; nobody was told that it was done");
    }
    if let Some(relay) = relay {
        relay.close().await;
    }
    tracing::info!("stopped");
}

async fn told() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
