//! What one idle live connection costs the server: the slope of its resident memory from few to many. And what it costs a server of the same
//! libraries that knows nobody and says nothing.

use super::Bench;
use crate::browser::Failed;
use crate::contest::{Figure, Goal, Spread};
use crate::crowd::{Asks, Crowd};
use crate::peer::Peer;

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let world = bench.world(1, 25).await?;
    let asks = Asks {
        address: world.server.address,
        path: "/api/v1/live".into(),
        cookies: world.school.classes[0].students[0].cookies.clone(),
        mark: "\"kind\":\"piece\"".into(),
        begun: "event: here",
    };
    let (spread, made) = grows(bench, asks.clone(), || world.server.resident()).await?;
    let goal = Some(Goal::AtMost(4.0));
    let ours = Figure { what: "memory of an idle live connection", made, unit: "KiB", spread: Some(spread), goal };

    let idle = Peer::starts(&["idle"]).await?;
    let asks = Asks { address: idle.address, path: "/".into(), ..asks };
    let (alone, made) = grows(bench, asks, || idle.resident()).await?;
    let what = "of it axum and hyper alone, with a stream that says nothing";
    Ok(vec![ours, Figure { what, made, unit: "KiB", spread: Some(alone), goal: None }])
}

/// KiB for each connection more, and what that was in all.
async fn grows(bench: &Bench, asks: Asks, resident: impl Fn() -> u64) -> Result<(Spread, String), Failed> {
    let (few, many) = bench.scale.idle;
    let mut crowd = Crowd::new(asks);
    crowd.grows_to(few).await?;
    let mut before = (few, settled(&resident).await);
    let first = before;
    let mut slopes = Vec::new();
    // In four steps, so that one page more or less of the allocator's shows as spread.
    for step in 1..=4 {
        let size = few + (many - few) * step / 4;
        crowd.grows_to(size).await?;
        let now = (size, settled(&resident).await);
        slopes.push(slope(before, now));
        before = now;
    }
    // The slope over all of it is the figure; those of the steps say how straight it is.
    let spread = Spread { median: slope(first, before), ..Spread::of(slopes) };
    let made = format!("{few} connections {:.1} MiB, {many} connections {:.1} MiB", mib(first.1), mib(before.1));
    Ok((spread, made))
}

fn slope(from: (usize, u64), to: (usize, u64)) -> f64 {
    (to.1 as f64 - from.1 as f64) / 1024.0 / (to.0 - from.0) as f64
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// Resident memory once what opening took has been given back.
async fn settled(resident: &impl Fn() -> u64) -> u64 {
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    resident()
}
