//! Durable writes per second: through HTTP, each with a key of its own and answered when it is on disk; against SQLite alone, by the shortest way
//! there is, writing the very same rows into a copy of the same file, 64 to a commit or one; and against that same way behind the same HTTP
//! ([`behind`]). And the same on PostgreSQL ([`postgres`]).

mod behind;
mod postgres;
mod rows;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use domain::command::{Answer, Command};
use domain::id::ReflectionId;
use futures::future::try_join_all;

use self::behind::Behind;
use self::rows::Rows;
use super::{Bench, World};
use crate::browser::{Browser, Failed};
use crate::contest::{Figure, Goal, Spread, ratio, turns};
use crate::school::{Student, send};
use crate::words::share;

/// Students of a class, and classes: each student writes one thing after the other.
pub(super) const CLASS: usize = 25;
pub(super) const CLASSES: usize = 8;
/// As the server's writer takes them.
pub(super) const BATCH: usize = 64;

/// What is written again and again.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A student takes back a consent: the least that a command with an event writes.
    Mind,
    /// A student shares a piece.
    Share,
}

pub async fn run(bench: &Bench) -> Result<Vec<Figure>, Failed> {
    let classes = if bench.scale.rounds > 1 { CLASSES } else { 1 };
    let world = bench.world(classes, CLASS).await?;
    let writers = Writer::all(&world).await?;
    let mut figures = Vec::new();
    let (seconds, rounds) = (Duration::from_secs_f64(bench.scale.seconds), bench.scale.rounds);
    let median = |rates: &[f64]| Spread::of(rates.to_vec()).median;
    for (kind, [in_batches, one_each, behind]) in [
        (
            Kind::Mind,
            [
                "smallest write, against SQLite in 64s",
                "smallest write, against one commit each",
                "smallest write, against SQLite behind the same HTTP",
            ],
        ),
        (
            Kind::Share,
            [
                "share of a piece, against SQLite in 64s",
                "share of a piece, against one commit each",
                "share of a piece, against SQLite behind the same HTTP",
            ],
        ),
    ] {
        let rows = Rows::of(&world.server.database_file(), || writers[0].write(kind)).await?;
        for (what, batch, goal) in [(in_batches, BATCH, Goal::AtLeast(0.5)), (one_each, 1, Goal::AtLeast(20.0))] {
            let (mine, theirs) =
                turns(rounds, || through_http(&writers, kind, seconds), || alone(&rows, batch, seconds)).await?;
            let each = 1_000.0 * batch as f64 / median(&theirs);
            let made =
                format!("{:.0} a second; SQLite alone {:.0}, {each:.2} ms a commit", median(&mine), median(&theirs));
            figures.push(Figure { what, made, unit: "×", spread: Some(ratio(&mine, &theirs)), goal: Some(goal) });
        }
        let peer = Behind::starts(rows.clone())?;
        let there: Vec<Writer> = writers.iter().map(|writer| writer.at(peer.address)).collect();
        let (mine, theirs) =
            turns(rounds, || through_http(&writers, kind, seconds), || through_http(&there, kind, seconds)).await?;
        let made = format!("{:.0} a second; SQLite behind HTTP {:.0}", median(&mine), median(&theirs));
        figures.push(Figure { what: behind, made, unit: "×", spread: Some(ratio(&mine, &theirs)), goal: None });
    }
    drop(world);
    figures.extend(postgres::run(bench, classes).await?);
    Ok(figures)
}

/// Everybody writes until the time is over; how many were acknowledged a second.
pub(super) async fn through_http(writers: &[Writer], kind: Kind, time: Duration) -> Result<f64, Failed> {
    let begun = Instant::now();
    let done = try_join_all(writers.iter().map(|writer| writer.writes(kind, begun + time))).await?;
    Ok(super::rate(done.iter().sum(), begun))
}

async fn alone(rows: &Rows, batch: usize, time: Duration) -> Result<f64, Failed> {
    let rows = rows.clone();
    let written = tokio::task::spawn_blocking(move || rows.write(batch, time)).await;
    written.map_err(|error| Failed::Told(error.to_string()))?
}

/// A student with a piece to change their mind about.
pub(super) struct Writer {
    student: Student,
    piece: ReflectionId,
    address: SocketAddr,
}

impl Writer {
    pub(super) async fn all(world: &World) -> Result<Vec<Self>, Failed> {
        let address = world.server.address;
        let of = |student: &Student| Self { student: student.clone(), piece: ReflectionId::mint(), address };
        let writers: Vec<_> = world.school.students().map(of).collect();
        let begin = writers.iter().map(async |writer| {
            let first = share(writer.student.class, writer.piece, "The first of many.");
            writer.sends(&mut writer.student.at(address), first).await
        });
        try_join_all(begin).await?;
        Ok(writers)
    }

    /// The same one, writing to somebody else.
    fn at(&self, address: SocketAddr) -> Self {
        Self { student: self.student.clone(), piece: self.piece, address }
    }

    fn command(&self, kind: Kind) -> Command {
        match kind {
            Kind::Mind => Command::Consent { reflection: self.piece, give: false },
            Kind::Share => {
                share(self.student.class, ReflectionId::mint(), "Clay keeps the water longer than sand does.")
            }
        }
    }

    async fn write(&self, kind: Kind) -> Result<(), Failed> {
        self.sends(&mut self.student.at(self.address), self.command(kind)).await
    }

    /// How many it wrote.
    async fn writes(&self, kind: Kind, until: Instant) -> Result<u64, Failed> {
        let (mut browser, mut done) = (self.student.at(self.address), 0);
        while Instant::now() < until {
            self.sends(&mut browser, self.command(kind)).await?;
            done += 1;
        }
        Ok(done)
    }

    async fn sends(&self, browser: &mut Browser, command: Command) -> Result<(), Failed> {
        match send(browser, &[self.student.envelope(0, command)]).await?.pop() {
            Some(Answer::Done { .. }) => Ok(()),
            other => Err(Failed::Told(format!("a write was answered {other:?}"))),
        }
    }
}
