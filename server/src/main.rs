//! The `waymark` binary: `serve`, `migrate`, `seed`.

use clap::{Parser, Subcommand};
use server::config::Config;
use server::serve;

/// Waymark: students lead their own learning while teachers guide.
#[derive(Parser)]
#[command(name = "waymark", version, about)]
struct Cli {
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings the tables up to date and serves the school.
    Serve {
        /// First fills an empty database with the demo school.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the tables up to date and stops.
    Migrate,
    /// Fills an empty database with the demo school: 3 classes, 75 students, two weeks of work. The same every time.
    Seed,
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    serve::listen_to_logs();
    let cli = Cli::parse();
    let done = match (cli.config.read(), cli.command) {
        (Err(error), _) => Err(error),
        (Ok(config), Command::Serve { demo }) => serve::serve(config, demo).await,
        (Ok(config), Command::Migrate) => serve::migrate(&config).await,
        (Ok(config), Command::Seed) => serve::seed(&config).await,
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waymark: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}
