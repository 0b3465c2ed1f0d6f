//! `bench`: measures the server and prints one table; `bench soak`: lets a class work for an hour and watches its memory.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use bench::browser::Failed;
use bench::contest::{Figure, table};
use bench::contests::{Bench, Scale, batches, bell, fanout, lag, memory, pages, rendering, wall, writes};
use bench::{peer, report, soak};
use clap::{Parser, Subcommand};

const CONTESTS: [&str; 9] = ["fanout", "memory", "lag", "writes", "batches", "bell", "rendering", "pages", "wall"];

#[derive(Parser)]
#[command(name = "bench", about)]
struct Cli {
    /// The server's binary, as `.ci/build` makes it
    #[arg(long, env = "WAYMARK_BINARY", global = true)]
    server: Option<PathBuf>,
    /// Where databases are made: on the disk that is to be measured
    #[arg(long, env = "WAYMARK_BENCH_FOLDER", global = true)]
    folder: Option<PathBuf>,
    /// Only whether measuring works: small loads, one turn each, no figure worth a word
    #[arg(long)]
    short: bool,
    /// Only these contests: fanout, memory, lag, writes, batches, bell, rendering, pages, wall
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// Puts the table's lines into this document
    #[arg(long, global = true)]
    write: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// A class of thirty writes at a human pace, console, projector and a student's page stay open in a browser; nothing may grow
    Soak {
        /// How long
        #[arg(long, env = "WAYMARK_SOAK_SECONDS", default_value_t = 3_600)]
        seconds: u64,
    },
    /// What the server is measured against; started by this program itself
    #[command(hide = true)]
    Peer { address: SocketAddr, what: Vec<String> },
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Failed> {
    if let Some(Command::Peer { address, what }) = &cli.command {
        return be(*address, what).await;
    }
    let binary =
        cli.server.ok_or_else(|| Failed::Told("where is the server? --server target/release/waymark".into()))?;
    let folder = cli.folder.unwrap_or_else(std::env::temp_dir);
    std::fs::create_dir_all(&folder)?;
    let folder = tempfile::Builder::new().prefix("waymark-bench").tempdir_in(folder)?;
    let scale = if cli.short { Scale::SHORT } else { Scale::FULL };
    let bench = Bench { binary, scale, folder };
    if let Some(Command::Soak { seconds }) = cli.command {
        return soak::run(&bench, Duration::from_secs(seconds), cli.write.as_deref()).await;
    }
    if let Some(unknown) = cli.only.iter().find(|only| !CONTESTS.contains(&only.as_str())) {
        return Err(Failed::Told(format!("there is no contest {unknown}, but {}", CONTESTS.join(", "))));
    }
    let (mut figures, mut failed) = (Vec::new(), Vec::new());
    for contest in CONTESTS {
        if cli.only.is_empty() || cli.only.iter().any(|only| only == contest) {
            eprintln!("measuring: {contest}");
            match measure(contest, &bench).await {
                Ok(found) => figures.extend(found),
                // The others' figures took minutes and are as good as they were.
                Err(error) => {
                    eprintln!("{contest} failed: {error}");
                    failed.push(contest);
                }
            }
        }
    }
    if cli.short {
        // Nothing so small and so short reaches or misses anything.
        figures.iter_mut().for_each(|figure| figure.goal = None);
        // In a document a line is found by its name.
        let mut names = std::collections::BTreeSet::new();
        if let Some(twice) = figures.iter().find(|figure| !names.insert(figure.what)) {
            return Err(Failed::Told(format!("two lines are called {}", twice.what)));
        }
    }
    let table = table(&figures);
    report::print(&table);
    match cli.write {
        Some(_) if cli.short => return Err(Failed::Told("a short run has no figures worth keeping".into())),
        // All of it: nothing of an earlier run may stand beside it, under a name that nobody measures any more.
        Some(document) if cli.only.is_empty() && failed.is_empty() => {
            report::write(&document, report::FIGURES, &table)?
        }
        Some(document) if !figures.is_empty() => report::write_among(&document, report::FIGURES, &table)?,
        _ => {}
    }
    if failed.is_empty() { Ok(()) } else { Err(Failed::Told(format!("again with --only {}", failed.join(",")))) }
}

async fn measure(contest: &str, bench: &Bench) -> Result<Vec<Figure>, Failed> {
    match contest {
        "fanout" => fanout::run(bench).await,
        "memory" => memory::run(bench).await,
        "lag" => lag::run(bench).await,
        "writes" => writes::run(bench).await,
        "batches" => batches::run(bench).await,
        "bell" => bell::run(bench).await,
        "pages" => pages::run(bench).await,
        "wall" => wall::run(bench).await,
        _ => rendering::run(bench).await,
    }
}

/// One of those that the server is measured against, until it is ended.
async fn be(address: SocketAddr, what: &[String]) -> Result<(), Failed> {
    match what {
        [what] if what == "loop" => peer::loops::serve(address).await,
        [what] if what == "idle" => peer::idle::serve(address).await,
        [what, page, database] if what == "pages" => {
            peer::pages::serve(address, page.as_ref(), database.as_ref()).await
        }
        _ => Err(Failed::Told(format!("{what:?} is nobody"))),
    }
}
