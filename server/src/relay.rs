//! The way to the other servers of a school: NATS, for hints ([`app::live::Hint`]) and nothing else.
//!
//! A server without NATS serves its people all the same, and hears of the others by comparing heads. So nothing waits for NATS: not the
//! start, not a write, not the end. What cannot be sent now is not kept, because it would be news of long ago.

use std::time::{Duration, Instant};

use app::live::{Hint, Hub};
use async_nats::connection::State as Way;
use async_nats::{Client, ConnectOptions, Event};
use futures::StreamExt;
use tokio::sync::mpsc;

use crate::config::Problem;
use crate::keys::Keys;
use crate::life::Life;

/// Hints that may wait to be sent.
pub const WAITING: usize = 10_000;
/// Hints and bytes in one message. NATS takes a million bytes.
const HINTS: usize = 256;
const BYTES: usize = 200_000;

#[derive(Clone)]
pub struct Relay {
    client: Client,
}

impl Relay {
    /// Connects as soon as there is somebody to connect to, and again whenever that is lost.
    pub async fn open(
        url: &str,
        keys: &Keys,
        hub: Hub,
        outward: mpsc::Receiver<Hint>,
        life: Life,
    ) -> Result<Self, Problem> {
        life.nats_is_away(Instant::now());
        let (hears, lives) = (hub.clone(), life.clone());
        let (address, options) = with_credentials(url);
        let options = options
            .name("waymark")
            .no_echo()
            .retry_on_initial_connect()
            .max_reconnects(None)
            .connection_timeout(Duration::from_secs(3))
            .ping_interval(Duration::from_secs(5))
            .reconnect_delay_callback(|tries| Duration::from_millis(50 << tries.min(5)))
            .event_callback(move |event| {
                let (hub, life) = (hears.clone(), lives.clone());
                async move { happened(&event, &hub, &life) }
            });
        // Its words may repeat the address, and that may hold a password.
        let client = options.connect(address).await.map_err(|_| Problem::Nats)?;
        // Schools may share a NATS server: who has the same secret is of the same school.
        let subject = format!("waymark.{}.hints", keys.mark());
        let heard = client.subscribe(subject.clone()).await.map_err(|_| Problem::Nats)?;
        tokio::spawn(hear(heard, hub));
        tokio::spawn(tell(client.clone(), subject, outward));
        Ok(Self { client })
    }

    /// What was said last is on its way when this returns, or after a second.
    pub async fn close(&self) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let _ = tokio::time::timeout(Duration::from_secs(1), self.client.flush()).await;
    }
}

/// The address alone, and who signs in there: `user:password@` or `token@` before the name.
fn with_credentials(url: &str) -> (String, ConnectOptions) {
    let options = ConnectOptions::new();
    let Some((scheme, rest)) = url.split_once("://") else { return (url.to_owned(), options) };
    match rest.rsplit_once('@') {
        None => (url.to_owned(), options),
        Some((who, place)) => {
            let options = match who.split_once(':') {
                Some((user, password)) => options.user_and_password(user.to_owned(), password.to_owned()),
                None => options.token(who.to_owned()),
            };
            (format!("{scheme}://{place}"), options)
        }
    }
}

fn happened(event: &Event, hub: &Hub, life: &Life) {
    match event {
        Event::Connected => {
            life.nats_is_back();
            hub.was_away();
            tracing::info!("NATS is there");
        }
        Event::Disconnected | Event::Closed => {
            life.nats_is_away(Instant::now());
            tracing::warn!("NATS is away: what other servers write arrives a few seconds late");
        }
        // Messages were dropped here: they are looked for.
        Event::SlowConsumer(_) => hub.was_away(),
        _ => {}
    }
}

async fn hear(mut heard: async_nats::Subscriber, hub: Hub) {
    while let Some(message) = heard.next().await {
        // Each by itself: a later release may know more kinds. What is not understood is found by comparing heads.
        let Ok(hints) = serde_json::from_slice::<Vec<serde_json::Value>>(&message.payload) else { continue };
        hints.into_iter().filter_map(|hint| serde_json::from_value(hint).ok()).for_each(|hint| hub.hear(hint));
    }
}

async fn tell(client: Client, subject: String, mut outward: mpsc::Receiver<Hint>) {
    let mut hints = Vec::with_capacity(HINTS);
    while outward.recv_many(&mut hints, HINTS).await > 0 {
        let (mut message, mut held) = (String::new(), 0);
        for hint in hints.drain(..) {
            let Ok(hint) = serde_json::to_string(&hint) else { continue };
            if message.len() + hint.len() > BYTES {
                publish(&client, &subject, std::mem::take(&mut message), std::mem::take(&mut held)).await;
            }
            message.push(if message.is_empty() { '[' } else { ',' });
            message.push_str(&hint);
            held += 1;
        }
        publish(&client, &subject, message, held).await;
    }
}

/// `held`: how many hints the message has, for the count of those that were lost.
async fn publish(client: &Client, subject: &str, mut message: String, held: u64) {
    if message.is_empty() {
        return;
    }
    message.push(']');
    let sent =
        client.connection_state() == Way::Connected && client.publish(subject.to_owned(), message.into()).await.is_ok();
    if !sent {
        // Lost is late, not gone.
        metrics::counter!("waymark_hints_dropped_total").increment(held);
    }
}
