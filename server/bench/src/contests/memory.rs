//! What one idle live connection costs the server: the slope of its resident memory from few to many.

use super::Bench;
use crate::browser::Failed;
use crate::contest::{Figure, Goal, Spread};
use crate::crowd::{Asks, Crowd};

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let (few, many) = bench.scale.idle;
    let world = bench.world(1, 25).await?;
    let mut crowd = Crowd::new(Asks {
        address: world.server.address,
        path: "/api/v1/live".into(),
        cookies: world.school.classes[0].students[0].cookies.clone(),
        mark: "\"kind\":\"piece\"".into(),
        begun: "event: here",
    });
    crowd.grows_to(few).await?;
    let mut before = (few, settled(&world.server).await);
    let first = before;
    let mut slopes = Vec::new();
    // In four steps, so that one page more or less of the allocator's shows as spread.
    for step in 1..=4 {
        let size = few + (many - few) * step / 4;
        crowd.grows_to(size).await?;
        let now = (size, settled(&world.server).await);
        slopes.push(slope(before, now));
        before = now;
    }
    let steps = Spread::of(slopes);
    // The slope over all of it is the figure; those of the steps say how straight it is.
    let spread = Some(Spread { median: slope(first, before), ..steps });
    let made = format!("{} connections {:.1} MiB, {many} connections {:.1} MiB", few, mib(first.1), mib(before.1));
    let goal = Some(Goal::AtMost(4.0));
    Ok(vec![Figure { what: "memory of an idle live connection", made, unit: "KiB", spread, goal }])
}

/// KiB for each connection more.
fn slope(from: (usize, u64), to: (usize, u64)) -> f64 {
    (to.1 as f64 - from.1 as f64) / 1024.0 / (to.0 - from.0) as f64
}

fn mib(bytes: u64) -> f64 {
    bytes as f64 / f64::from(1 << 20)
}

/// Resident memory once what opening took has been given back.
async fn settled(server: &crate::process::Process) -> u64 {
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    server.resident()
}
