//! A long lesson: thirty students write at a human pace, each listening; a console and a projector listen too, and with a student's page they stay
//! open in a real browser ([`pages`]). What the server and the pages hold is looked at all the while, and after the first quarter, in which
//! caches fill, it must not grow ([`trend`]).

mod pages;
mod student;
mod trend;
mod wall;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use self::pages::{Pages, Seats};
use self::trend::{HEAD, Most, Seen};
use self::wall::Wall;
use crate::browser::Failed;
use crate::chromium::Chromium;
use crate::contests::{Bench, World};
use crate::crowd::{Asks, Crowd};
use crate::words::Dice;

/// And one more, who sits before the browser.
const STUDENTS: usize = 30;
/// How much the server's resident memory may grow in an hour.
const MOST: Most = Most::Mebibytes(8.0);
/// How often it is said how far it is.
const SAYS_EVERY: Duration = Duration::from_secs(60);

/// `document` is where the figures are kept, between its marks for a soak.
pub async fn run(bench: &Bench, time: Duration, document: Option<&Path>) -> Result<(), Failed> {
    let chromium = Chromium::here().map_err(|why| Failed::Told(format!("no soak without a browser: {why}")))?;
    let world = bench.world(1, STUDENTS + 1).await?;
    let (address, class) = (world.server.address, &world.school.classes[0]);
    let (projector, _ears) = listeners(&world).await?;
    let every = (time / 240).max(Duration::from_millis(250));
    let seats = Seats { world: &world, projector: &projector, seconds: time.as_secs(), every: every.as_secs_f64() };
    let mut pages = Pages::open(&chromium, &seats)?;

    let (shares, shared) = tokio::sync::mpsc::unbounded_channel();
    let (stop, begun) = (Arc::new(AtomicBool::new(false)), Instant::now());
    let writing: Vec<_> = class
        .students
        .iter()
        .take(STUDENTS)
        .enumerate()
        .map(|(nth, student)| {
            let dice = Dice::of(nth as u64);
            tokio::spawn(student::works(student.clone(), address, dice, stop.clone(), shares.clone()))
        })
        .collect();
    let (mut teacher, mut said, mut resident) = (world.school.teacher_at(address), Instant::now(), Seen::default());
    let mut wall = Wall::of(class.id, shared);
    // The browser needs a while to open; the lesson lasts until it has seen all of its own.
    loop {
        match (pages.have_ended()?, begun.elapsed() < time) {
            (true, false) => break,
            // Long before its time: it says why, and nobody waits an hour for that.
            (true, true) => return pages.trends().await.map(drop),
            (false, _) => {}
        }
        tokio::time::sleep(every).await;
        resident.at(begun.elapsed().as_secs_f64(), world.server.resident() as f64);
        // What the teacher does and looks at in between.
        wall.changes(&mut teacher).await?;
        teacher.get(&format!("/console/{}", class.id)).await?.is(200)?;
        if said.elapsed() >= SAYS_EVERY {
            said = Instant::now();
            let (gone, mib) = (begun.elapsed().as_secs(), world.server.resident() >> 20);
            eprintln!("soak: {gone} of {} s, server {mib} MiB, {} looks at the pages", time.as_secs(), pages.count());
        }
    }
    stop.store(true, Ordering::Relaxed);
    let mut done = 0;
    for student in writing {
        done += student.await.map_err(|error| Failed::Told(error.to_string()))??;
    }
    let few = || Failed::Told("the lesson was too short to see anything".into());
    let mut trends = vec![resident.trend("server, resident", MOST).ok_or_else(few)?];
    trends.extend(pages.trends().await?);
    let table: String = trends.iter().map(trend::Trend::line).collect();
    let table = format!(
        "{STUDENTS} students wrote {done} times in {:.0} s; a console, a projector and a student's page were open in Chromium.\n\n{HEAD}{table}",
        begun.elapsed().as_secs_f64()
    );
    crate::report::print(&table);
    if let Some(document) = document {
        crate::report::write(document, crate::report::SOAK, &table)?;
    }
    match trends.iter().all(trend::Trend::is_flat) {
        true if done > 0 => Ok(()),
        true => Err(Failed::Told("nobody wrote anything".into())),
        false => Err(Failed::Told("something grows".into())),
    }
}

/// A console and a projector that only listen; the projector's address.
async fn listeners(world: &World) -> Result<(String, [Crowd; 2]), Failed> {
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
    Ok((opened, [console, projector]))
}
