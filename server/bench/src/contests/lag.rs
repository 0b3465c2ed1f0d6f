//! How much later than its writer everybody else knows of a write: both timed from when the write was due.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::command::Command;
use domain::id::ReflectionId;

use super::Bench;
use crate::browser::Failed;
use crate::contest::{Figure, Goal, Spread, histogram, milliseconds};
use crate::ear::Ear;
use crate::school::send;
use crate::words::share;

const LISTENERS: usize = 100;
/// Between two writes.
const EVERY: Duration = Duration::from_millis(25);

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let world = bench.world(1, 2).await?;
    let address = world.server.address;
    let (student, reflection) = (&world.school.classes[0].students[0], ReflectionId::mint());
    let mut browser = student.at(address);
    let piece = share(student.class, reflection, "Heard by everybody.");
    send(&mut browser, &[student.envelope(0, piece)]).await?;

    let (mut lags, mut commits, mut deliveries) = (Vec::new(), histogram(), histogram());
    for _ in 0..bench.scale.rounds {
        let begun = Instant::now() + Duration::from_millis(300);
        let due = Arc::new((0..bench.scale.timed).map(|n| begun + EVERY * n as u32).collect::<Vec<_>>());
        let mut ears = Vec::new();
        for _ in 0..LISTENERS {
            let ear = Ear::listens(world.school.teacher_at(address)).await?;
            ears.push(ear);
        }
        let late = Instant::now().saturating_duration_since(begun);
        let due: Arc<Vec<Instant>> = Arc::new(due.iter().map(|at| *at + late + EVERY).collect());
        let hearing: Vec<_> = ears.into_iter().map(|ear| tokio::spawn(hears(ear, due.clone()))).collect();
        let mut commit = histogram();
        for at in due.iter() {
            tokio::time::sleep_until((*at).into()).await;
            let envelope = student.envelope(0, Command::Consent { reflection, give: false });
            send(&mut browser, &[envelope]).await?;
            commit.saturating_record(at.elapsed().as_micros() as u64);
        }
        let mut delivery = histogram();
        for heard in hearing {
            for time in heard.await.map_err(|error| Failed::Told(error.to_string()))?? {
                delivery.saturating_record(time);
            }
        }
        lags.push(milliseconds(&delivery, 0.99) - milliseconds(&commit, 0.99));
        commits += commit;
        deliveries += delivery;
    }
    let made = format!(
        "{LISTENERS} listeners, p99 of the commit {:.1} ms, of the delivery {:.1} ms",
        milliseconds(&commits, 0.99),
        milliseconds(&deliveries, 0.99)
    );
    let (what, goal) = ("delivery p99 minus commit p99", Some(Goal::AtMost(2.0)));
    Ok(vec![Figure { what, made, unit: "ms", spread: Some(Spread::of(lags)), goal }])
}

/// Microseconds from when each write was due until it was heard. One writer writes one thing after the other: the nth card is the
/// nth write.
async fn hears(mut ear: Ear, due: Arc<Vec<Instant>>) -> Result<Vec<u64>, Failed> {
    let mut times = Vec::with_capacity(due.len());
    while times.len() < due.len() {
        if ear.next().await?.kind() == "card" {
            times.push(due[times.len()].elapsed().as_micros() as u64);
        }
    }
    Ok(times)
}
