//! The same writes on PostgreSQL: through HTTP, each in a transaction of its own, as the server does it there; against PostgreSQL alone, through the
//! library that the server uses (sea-orm), writing the very rows that such a command leaves, with a commit for each. Both write as much at once: the
//! writes of one class follow each other, because they count the same stream, and classes write beside each other.

mod rows;

use std::time::{Duration, Instant};

use futures::future::try_join_all;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};

use self::rows::Rows;
use super::{CLASS, Kind, Writer, through_http};
use crate::browser::Failed;
use crate::contest::{Figure, Goal, Spread, ratio, turns};
use crate::contests::{Bench, rate};

/// Quality asks for half of what SQLite alone can do; the same is asked here.
const GOAL: Option<Goal> = Some(Goal::AtLeast(0.5));
const WHATS: [(Kind, &str); 2] = [
    (Kind::Mind, "smallest write on PostgreSQL, against sea-orm with one commit each"),
    (Kind::Share, "share of a piece on PostgreSQL, against sea-orm with one commit each"),
];

impl From<sea_orm::DbErr> for Failed {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Told(error.to_string())
    }
}

pub async fn run(bench: &Bench, classes: usize) -> Result<Vec<Figure>, Failed> {
    // `.ci/postgres` starts one whose commits reach the disk, and says where it is.
    let Ok(server) = std::env::var("WAYMARK_TEST_POSTGRES") else {
        let made = "PostgreSQL is not installed here; it is left out";
        return Ok(WHATS
            .map(|(_, what)| Figure { what, made: made.into(), unit: "×", spread: None, goal: GOAL })
            .into());
    };
    let name = format!("bench_{}", std::process::id());
    let admin = connect(&format!("{server}/postgres"), 1).await?;
    is_durable(&admin, bench).await?;
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await?;
    let url = format!("{server}/{name}");
    let figures = contest(bench, &url, classes).await;
    admin.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await?;
    figures
}

async fn contest(bench: &Bench, url: &str, classes: usize) -> Result<Vec<Figure>, Failed> {
    let world = bench.world_on(Some(url), classes, CLASS).await?;
    let writers = Writer::all(&world).await?;
    let tables = connect(url, classes as u32).await?;
    let mut figures = Vec::new();
    for (kind, what) in WHATS {
        let mut of_classes = Vec::new();
        for one in writers.iter().step_by(CLASS) {
            of_classes.push(Rows::of(&tables, || one.write(kind)).await?);
        }
        let (seconds, rounds) = (Duration::from_secs_f64(bench.scale.seconds), bench.scale.rounds);
        let ours = || through_http(&writers, kind, seconds);
        let (mine, theirs) = turns(rounds, ours, || alone(&tables, &of_classes, seconds)).await?;
        let median = |rates: &[f64]| Spread::of(rates.to_vec()).median;
        let made = format!("{:.0} a second; sea-orm alone {:.0}", median(&mine), median(&theirs));
        figures.push(Figure { what, made, unit: "×", spread: Some(ratio(&mine, &theirs)), goal: GOAL });
    }
    Ok(figures)
}

async fn connect(url: &str, most: u32) -> Result<DatabaseConnection, Failed> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(most).sqlx_logging(false);
    Ok(Database::connect(options).await?)
}

/// A server that answers before anything is on disk would make both look good. A short run compares nothing.
async fn is_durable(admin: &DatabaseConnection, bench: &Bench) -> Result<(), Failed> {
    let asked = "SELECT current_setting('fsync') || current_setting('synchronous_commit')";
    let row = admin.query_one_raw(rows::question(asked, [])).await?;
    let settings: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
    match settings == "onon" || bench.scale.rounds == 1 {
        true => Ok(()),
        false => {
            Err(Failed::Told("PostgreSQL answers before its commits are on disk: WAYMARK_POSTGRES=durable".into()))
        }
    }
}

/// Each class's rows again and again until the time is over; how many a second.
async fn alone(tables: &DatabaseConnection, of_classes: &[Rows], time: Duration) -> Result<f64, Failed> {
    let begun = Instant::now();
    let until = begun + time;
    let writing = of_classes.iter().map(|rows| {
        let (rows, tables) = (rows.clone(), tables.clone());
        async move {
            // A task of its own, so that both cores write.
            let done = tokio::spawn(async move {
                let mut done = 0;
                while Instant::now() < until {
                    rows.write(&tables).await?;
                    done += 1;
                }
                Ok::<u64, Failed>(done)
            });
            done.await.map_err(|error| Failed::Told(error.to_string()))?
        }
    });
    let done = try_join_all(writing).await?;
    Ok(rate(done.into_iter().sum(), begun))
}
