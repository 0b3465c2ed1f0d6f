//! Figures for whoever runs the server, as Prometheus reads them: on an address of their own (`METRICS_ADDR`), never among the public
//! routes. They count and measure; they name routes by their pattern, because a path can be a capability, and no person, class or word.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::config::Problem;
use crate::state::AppState;

/// Seconds, up to which a time counts as: below a frame, not felt, noticed, waited for, too long.
const SECONDS: &[f64] = &[0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0];
const JOBS: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];

static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();

/// Begins to count. Once in a process; whatever was counted before is not there.
pub fn begin() -> Result<(), Problem> {
    let other = |error: &dyn std::fmt::Display| Problem::Other(error.to_string());
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".into()), SECONDS);
    let builder = builder.and_then(|b| b.set_buckets_for_metric(Matcher::Full("waymark_jobs_per_commit".into()), JOBS));
    let figures = builder.map_err(|e| other(&e))?.install_recorder().map_err(|e| other(&e))?;
    FIGURES.set(figures.clone()).ok();
    say_what_they_are();
    // Times are kept one by one until they are counted: nobody may ever ask.
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(5)).await;
            figures.run_upkeep();
        }
    });
    Ok(())
}

fn say_what_they_are() {
    use metrics::{describe_counter as counter, describe_gauge as gauge, describe_histogram as histogram};
    counter!("waymark_commits_total", "Commits of writes");
    histogram!("waymark_jobs_per_commit", "Writes that shared a commit");
    histogram!("waymark_commit_seconds", "From the first write of a commit to its fsync");
    histogram!("waymark_write_wait_seconds", "How long a write stood in the queue");
    counter!("waymark_writes_total", "Writes by what came of them; busy: told to try again");
    gauge!("waymark_writes_waiting", "Writes that wait or are being carried out");
    gauge!("waymark_listeners", "Open live streams");
    counter!("waymark_deliveries_total", "Events put into the queue of a listener");
    counter!(
        "waymark_listeners_cut_total",
        "Streams ended by the server, by why: rights changed, or the listener was slow"
    );
    counter!(
        "waymark_replays_total",
        "Beginnings of a stream, by whether what was missed was replayed or is to be fetched again"
    );
    counter!("waymark_replayed_events_total", "Events that streams were given as they began again");
    counter!("waymark_hints_dropped_total", "Hints to other servers that were not sent");
    gauge!("waymark_nats_connected", "1 while NATS is there, 0 while it is away or not used");
    gauge!("waymark_stopping", "1 once the server was told to stop");
    gauge!("waymark_database_connections", "Connections of the pool, by whether they are in use");
    histogram!("waymark_http_seconds", "Answers by route, method and class of status; of a stream, until it begins");
}

/// The only thing at `METRICS_ADDR`.
pub fn routes(state: AppState) -> Router {
    Router::new().route("/metrics", get(figures)).with_state(state)
}

async fn figures(State(state): State<AppState>) -> Response {
    let Some(figures) = FIGURES.get() else { return axum::http::StatusCode::NOT_FOUND.into_response() };
    let standing = state.store().standing();
    metrics::gauge!("waymark_writes_waiting").set(standing.writes as f64);
    metrics::gauge!("waymark_listeners").set(state.backend.hub.listeners() as f64);
    let used = standing.connections.saturating_sub(standing.idle);
    metrics::gauge!("waymark_database_connections", "state" => "used").set(used as f64);
    metrics::gauge!("waymark_database_connections", "state" => "idle").set(standing.idle as f64);
    let nats = state.config.nats_url.is_some() && state.life.without_nats().is_none();
    metrics::gauge!("waymark_nats_connected").set(f64::from(u8::from(nats)));
    metrics::gauge!("waymark_stopping").set(f64::from(u8::from(state.life.is_stopping())));
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], figures.render()).into_response()
}

/// How long an answer took, by the pattern of its route.
pub async fn measure(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    // Whatever a stranger calls a method is not a label.
    let method = if request.method().is_safe() { "read" } else { "write" };
    let response = next.run(request).await;
    let status = match response.status().as_u16() / 100 {
        1 | 2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    };
    let labels = [("route", route), ("method", method.to_owned()), ("status", status.to_owned())];
    metrics::histogram!("waymark_http_seconds", &labels).record(began.elapsed().as_secs_f64());
    response
}
