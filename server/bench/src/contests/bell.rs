//! The bell: a school comes in. All from one address, as behind a school's router: each student loads the page, types the code, finds their name,
//! presses four pictures, opens home, listens, and shares the first thing. They come when they come and not when the server has time.

use std::time::Duration;

use domain::id::ReflectionId;
use tokio::time::Instant;

use super::Bench;
use crate::browser::{Browser, Failed};
use crate::contest::{Figure, Goal, Spread, histogram, milliseconds};
use crate::ear::Ear;
use crate::school::{Student, comes_back, send};
use crate::words::share;

/// Students of a class.
const CLASS: usize = 25;

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let (many, within) = (bench.scale.ringing, Duration::from_millis(10 * bench.scale.ringing as u64));
    let (mut slowest, mut errors, mut all) = (Vec::new(), Vec::new(), histogram());
    for _ in 0..bench.scale.rounds.min(3) {
        // A world of its own each time: the bell rings in a school where nobody is in.
        let world = bench.world(many.div_ceil(CLASS), CLASS).await?;
        let (address, begun) = (world.server.address, Instant::now() + Duration::from_millis(100));
        let mut coming = Vec::new();
        // One of each class, then the next of each: neighbours in time sit in different rooms.
        let at = |nth: usize| begun + within * nth as u32 / many as u32;
        for nth in 0..many {
            let class = &world.school.classes[nth % world.school.classes.len()];
            let student = class.students[nth / world.school.classes.len()].clone();
            let (code, due) = (class.code.clone(), at(nth));
            coming.push(tokio::spawn(async move {
                tokio::time::sleep_until(due).await;
                let mut browser = Browser::new(address);
                browser.was_due(due.into());
                let came = comes(&mut browser, &code, &student, begun + within).await;
                (browser.times, came)
            }));
        }
        let (mut times, mut failed) = (histogram(), Vec::new());
        for one in coming {
            let (taken, came) = one.await.map_err(|error| Failed::Told(error.to_string()))?;
            taken.iter().for_each(|time| times.saturating_record(time.as_micros() as u64));
            failed.extend(came.err().map(|error| error.to_string()));
        }
        if let Some(first) = failed.first() {
            eprintln!(
                "the bell: {} of {many} failed, the first: {}",
                failed.len(),
                first.chars().take(300).collect::<String>()
            );
        }
        slowest.push(milliseconds(&times, 0.99));
        errors.push(failed.len() as f64);
        all += times;
    }
    let made = format!(
        "{} requests by {many} students, median {:.1} ms, slowest {:.0} ms",
        all.len(),
        milliseconds(&all, 0.5),
        milliseconds(&all, 1.0)
    );
    let (errors, p99) = (Some(Spread::of(errors)), Some(Spread::of(slowest)));
    Ok(vec![
        Figure {
            what: "the bell: errors",
            made: made.clone(),
            unit: "",
            spread: errors,
            goal: Some(Goal::AtMost(0.0)),
        },
        Figure { what: "the bell: p99 of a request", made, unit: "ms", spread: p99, goal: Some(Goal::AtMost(300.0)) },
    ])
}

/// Everything that one student does; the stream stays open until all are in.
async fn comes(browser: &mut Browser, code: &str, student: &Student, until: Instant) -> Result<(), Failed> {
    comes_back(browser, code, &student.letters).await?;
    browser.get("/home").await?.is(200)?;
    let begun = std::time::Instant::now();
    let ear = Ear::listens(Browser::with_cookies(browser.address, &browser.cookies())).await?;
    browser.times.push(begun.elapsed());
    let piece = share(student.class, ReflectionId::mint(), "I noticed that the water stays longer in clay.");
    let answers = send(browser, &[student.envelope(0, piece)]).await?;
    if !answers[0].is_done() {
        return Err(Failed::Told(format!("a share was answered {:?}", answers[0])));
    }
    tokio::time::sleep_until(until).await;
    drop(ear);
    Ok(())
}
