//! The `waymark` binary: `serve`, `migrate`, `seed`, `reset-password`.

mod heap;

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
    /// Prints a link with which somebody on the staff chooses a new password: for the only admin, who has nobody to ask. It works
    /// once, for 24 hours; also while the server is running.
    ResetPassword {
        /// The email they sign in with.
        email: String,
    },
}

/// Answers come from threads of the database's own, and what they wake stands in the line that all workers share. A busy worker looks
/// there only now and then, unless it is told to after every other task.
const LOOKS_AT_THE_SHARED_LINE: u32 = 2;

fn main() -> std::process::ExitCode {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    match runtime.enable_all().global_queue_interval(LOOKS_AT_THE_SHARED_LINE).build() {
        Ok(runtime) => runtime.block_on(run()),
        Err(error) => {
            eprintln!("waymark: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn run() -> std::process::ExitCode {
    let cli = Cli::parse();
    let config = cli.config.read();
    serve::listen_to_logs(config.as_ref().ok().and_then(|config| config.log).unwrap_or_default());
    let done = match (config, cli.command) {
        (Err(error), _) => Err(error),
        (Ok(config), Command::Serve { demo }) => serve::serve(config, demo).await,
        (Ok(config), Command::Migrate) => serve::migrate(&config).await,
        (Ok(config), Command::Seed) => serve::seed(&config).await,
        (Ok(config), Command::ResetPassword { email }) => serve::reset_link(&config, &email).await.map(print),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("waymark: {error}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// What a command was asked for goes to the standard output, alone, so that it can be copied or piped.
#[allow(clippy::print_stdout)]
fn print(line: String) {
    println!("{line}");
}
