//! Deliveries per second: everybody on the staff's stream hears of every card. Ours on the real path (signed in, filtered by audience, rendered,
//! numbered, resumable), written by students whose every write is on disk first; against a bare loop over sockets, and against nchan.

use std::time::Instant;

use domain::command::Command;
use domain::id::ReflectionId;
use futures::future::try_join_all;

use super::{Bench, rate};
use crate::browser::{Browser, Failed};
use crate::contest::{Figure, Goal, Spread, ratio, turns};
use crate::crowd::{Asks, Crowd};
use crate::ear::Ear;
use crate::peer::Peer;
use crate::school::{Student, send};
use crate::words::share;

/// What stands once in every card that is told.
const MARK: &str = "\"kind\":\"card\"";

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let (size, events) = (bench.scale.listeners, bench.scale.events);
    let world = bench.world(1, bench.scale.writers).await?;
    let address = world.server.address;
    let mut pieces = Vec::new();
    for student in world.school.students() {
        let piece = ReflectionId::mint();
        let share = student.envelope(0, share(student.class, piece, "What everybody hears about, again and again."));
        send(&mut student.at(address), &[share]).await?;
        pieces.push((student.clone(), piece));
    }
    let said = sample(&world.school.teacher, address, &pieces[0]).await?;
    let asks = |address, path: &str, cookies: &str| Asks {
        address,
        path: path.into(),
        cookies: cookies.into(),
        mark: MARK.into(),
        begun: "event: here",
    };
    let mut ours = Crowd::new(asks(address, "/api/v1/live", &world.school.teacher));
    ours.grows_to(size).await?;
    let loops = Peer::starts(&["loop"]).await?;
    let mut bare = Crowd::new(asks(loops.address, "/", ""));
    bare.grows_to(size).await?;

    let due = (size * events) as u64;
    let ours_makes = || async {
        ours.expects(due);
        let begun = Instant::now();
        try_join_all(pieces.iter().map(|piece| writes(address, piece, events / pieces.len()))).await?;
        ours.has_heard().await?;
        Ok(rate(due, begun))
    };
    let bare_makes = || async {
        bare.expects(due);
        let begun = Instant::now();
        Browser::new(loops.address).post_json(&format!("/say/{events}"), said.clone()).await?.is(200)?;
        bare.has_heard().await?;
        Ok(rate(due, begun))
    };
    let (mine, theirs) = turns(bench.scale.rounds, ours_makes, bare_makes).await?;
    let made = format!("{size} listeners, ours {} a second; bare loop {}", per(&mine), per(&theirs));
    let spread = Some(ratio(&mine, &theirs));
    let what = "live deliveries, against a bare loop";
    let mut figures = vec![Figure { what, made, unit: "×", spread, goal: Some(Goal::AtLeast(0.85)) }];

    let what = "live deliveries, against nchan";
    let goal = Some(Goal::AtLeast(1.2));
    figures.push(match super::nchan::start(bench).await? {
        Err(why) => Figure { what, made: why.into(), unit: "×", spread: None, goal },
        Ok(nginx) => {
            let mut asks = asks(nginx.address, "/hear", "");
            // nchan says nothing first but its headers.
            asks.begun = "\r\n\r\n";
            let mut crowd = Crowd::new(asks);
            crowd.grows_to(size).await?;
            let nchan_makes = || async {
                crowd.expects(due);
                let (begun, mut browser) = (Instant::now(), Browser::new(nginx.address));
                for _ in 0..events {
                    browser.post_json("/say", super::nchan::only_data(&said)).await?;
                }
                crowd.has_heard().await?;
                Ok(rate(due, begun))
            };
            let (mine, theirs) = turns(bench.scale.rounds, ours_makes, nchan_makes).await?;
            let made = format!("{size} listeners, ours {} a second; nchan {}", per(&mine), per(&theirs));
            Figure { what, made, unit: "×", spread: Some(ratio(&mine, &theirs)), goal }
        }
    });
    Ok(figures)
}

fn per(rates: &[f64]) -> String {
    format!("{:.0}", Spread::of(rates.to_vec()).median)
}

/// A student changes their mind so often; each time is a write of its own, and an event.
async fn writes(address: std::net::SocketAddr, piece: &(Student, ReflectionId), times: usize) -> Result<(), Failed> {
    let (student, reflection) = (&piece.0, piece.1);
    let mut browser = student.at(address);
    for _ in 0..times {
        let envelope = student.envelope(0, Command::Consent { reflection, give: false });
        send(&mut browser, &[envelope]).await?;
    }
    Ok(())
}

/// One delivery as our listeners get it, for the others to send.
async fn sample(
    teacher: &str,
    address: std::net::SocketAddr,
    piece: &(Student, ReflectionId),
) -> Result<String, Failed> {
    let mut ear = Ear::listens(Browser::with_cookies(address, teacher)).await?;
    writes(address, piece, 1).await?;
    loop {
        let told = ear.next().await?;
        if told.kind() == "card" {
            let data: Vec<_> = told.data.iter().map(|data| format!("data: {data}\n")).collect();
            return Ok(format!("{}id: {}\n\n", data.concat(), ear.cursor));
        }
    }
}
