//! The page of a class of a thousand: ours, with its rights, its many questions to the database and its views; against axum with one question and
//! strings put together by hand, which give the same rows byte for byte.

use std::time::Instant;

use super::{Bench, rate};
use crate::browser::{Browser, Failed};
use crate::contest::{Figure, Goal, Spread, ratio, turns};
use crate::peer::{Peer, pages::ROW};
use crate::process::Process;
use crate::school::roster;

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir_in(bench.folder.path())?;
    let server = Process::start(&bench.binary, folder.path(), None).await?;
    let (teacher, path) = roster(server.address, bench.scale.rows).await?;
    let mut ours = Browser::with_cookies(server.address, &teacher);
    let page = ours.get(&path).await?.is(200)?.body;
    let sample = folder.path().join("page.html");
    std::fs::write(&sample, &page)?;
    let (sample, database) = (sample.to_string_lossy(), server.database_file());
    let peer = Peer::starts(&["pages", &sample, &database.to_string_lossy()]).await?;
    let theirs = Browser::new(peer.address).get("/").await?.is(200)?.body;
    if rows(&page) != rows(&theirs) || page.len() != theirs.len() {
        return Err(Failed::Told("the page that was put together by hand is not the same".into()));
    }
    let times = bench.scale.renderings;
    let (mine, other) = turns(
        bench.scale.rounds,
        || renders(Browser::with_cookies(server.address, &teacher), &path, times),
        || renders(Browser::new(peer.address), "/", times),
    )
    .await?;
    let median = |rates: &[f64]| Spread::of(rates.to_vec()).median;
    let made = format!(
        "{} rows, {} kB: {:.0} pages a second; by hand {:.0}",
        bench.scale.rows,
        page.len() / 1_000,
        median(&mine),
        median(&other)
    );
    let (what, goal) = ("server rendering of a large class", Some(Goal::AtLeast(0.5)));
    Ok(vec![Figure { what, made, unit: "×", spread: Some(ratio(&mine, &other)), goal }])
}

fn rows(page: &str) -> Option<&str> {
    page.get(page.find(ROW)?..page.rfind(ROW)?)
}

async fn renders(mut browser: Browser, path: &str, times: usize) -> Result<f64, Failed> {
    let begun = Instant::now();
    for _ in 0..times {
        browser.get(path).await?.is(200)?;
    }
    Ok(rate(times as u64, begun))
}
