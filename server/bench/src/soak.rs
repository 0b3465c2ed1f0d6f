//! A long lesson: thirty students write at a human pace, each listening; a console and a projector listen too. The server's memory is looked at all
//! the while, and after the first quarter, in which caches fill, it must not grow.

mod student;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::browser::Failed;
use crate::contests::Bench;
use crate::crowd::{Asks, Crowd};
use crate::words::Dice;

const STUDENTS: usize = 30;

/// How much resident memory may grow in an hour by the line through the samples, in bytes; or by as much in all where the run is shorter,
/// because a line through a few minutes says nothing about an hour.
const MOST: f64 = 8.0 * 1024.0 * 1024.0;

pub async fn run(bench: &Bench, time: Duration) -> Result<(), Failed> {
    let world = bench.world(1, STUDENTS).await?;
    let (address, class) = (world.server.address, &world.school.classes[0]);
    let mut console = Crowd::new(Asks {
        address,
        path: "/api/v1/live".into(),
        cookies: world.school.teacher.clone(),
        mark: "\"kind\":\"card\"".into(),
        begun: "event: here",
    });
    console.grows_to(1).await?;
    let mut teacher = world.school.teacher_at(address);
    let opened = teacher.post(&format!("/class/{}/projector", class.id), &[]).await?.goes_to("/projector/")?;
    let mut projector = Crowd::new(Asks {
        address,
        path: format!("{opened}/live"),
        cookies: String::new(),
        mark: "\"kind\":".into(),
        begun: "event: here",
    });
    projector.grows_to(1).await?;

    let (stop, begun) = (Arc::new(AtomicBool::new(false)), Instant::now());
    let writing: Vec<_> = class
        .students
        .iter()
        .enumerate()
        .map(|(nth, student)| {
            tokio::spawn(student::works(student.clone(), address, Dice::of(nth as u64), stop.clone()))
        })
        .collect();
    let every = (time / 240).max(Duration::from_millis(250));
    let mut samples = Vec::new();
    while begun.elapsed() < time {
        tokio::time::sleep(every).await;
        samples.push((begun.elapsed().as_secs_f64(), world.server.resident() as f64));
        // What the teacher looks at in between.
        teacher.get(&format!("/console/{}", class.id)).await?.is(200)?;
    }
    stop.store(true, Ordering::Relaxed);
    let mut done = 0;
    for student in writing {
        done += student.await.map_err(|error| Failed::Told(error.to_string()))??;
    }
    let settled = &samples[samples.len() / 4..];
    let (first, last) = (settled[0], settled[settled.len() - 1]);
    let grows = slope(settled) * (last.0 - first.0).min(3_600.0);
    let mib = |bytes: f64| bytes / f64::from(1 << 20);
    crate::report::print(&format!(
        "{STUDENTS} students wrote {done} times in {:.0} s, a console and a projector listened; resident memory after a quarter \
         {:.1} MiB, in the end {:.1} MiB, by the line through {} samples {:+.2} MiB",
        begun.elapsed().as_secs_f64(),
        mib(first.1),
        mib(last.1),
        settled.len(),
        mib(grows),
    ));
    match grows <= MOST {
        true if done > 0 => Ok(()),
        true => Err(Failed::Told("nobody wrote anything".into())),
        false => Err(Failed::Told(format!("memory grows by {:.1} MiB", mib(grows)))),
    }
}

/// Of the line of least squares.
fn slope(samples: &[(f64, f64)]) -> f64 {
    let count = samples.len() as f64;
    let (x, y) = samples.iter().fold((0.0, 0.0), |(x, y), sample| (x + sample.0 / count, y + sample.1 / count));
    let (up, along) = samples.iter().fold((0.0, 0.0), |(up, along), sample| {
        (up + (sample.0 - x) * (sample.1 - y), along + (sample.0 - x) * (sample.0 - x))
    });
    if along > 0.0 { up / along } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_rises_is_seen_through_noise() {
        let rising: Vec<_> = (0..100).map(|n| (f64::from(n), 3.0 * f64::from(n) + f64::from(n % 2))).collect();
        assert!((slope(&rising) - 3.0).abs() < 0.01);
        assert!(slope(&[(0.0, 5.0), (1.0, 5.0), (2.0, 5.0)]).abs() < 1e-9);
    }
}
