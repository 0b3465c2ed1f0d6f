//! What a real browser says: a file of `end2end/measure`, which Playwright carries out and which writes down what it saw. Nothing is measured
//! in this program's own words.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::browser::Failed;

/// Where the browser's side of measuring is, and the pages' code.
pub struct Chromium {
    end2end: PathBuf,
}

impl Chromium {
    /// Or, in words, what is missing. `.ci/bench` says where everything is.
    pub fn here() -> Result<Self, &'static str> {
        let folder = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_dir());
        let end2end = folder("WAYMARK_END2END").ok_or("nobody said where end2end is (.ci/bench does)")?;
        folder("WAYMARK_SITE").ok_or("the pages' code is not built (.ci/build)")?;
        if !end2end.join("node_modules/@playwright/test").is_dir() {
            return Err("Playwright is not installed (.ci/setup test)");
        }
        let program = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
        if program.exists() { Ok(Self { end2end }) } else { Err("Chromium is not installed (.ci/setup test)") }
    }

    /// Starts one file of `end2end/measure`; its own words go to `log`.
    pub fn carries_out(&self, what: &str, told: &[(&str, &str)], log: &Path) -> Result<Running, Failed> {
        let (out, err) = (std::fs::File::create(log)?, std::fs::OpenOptions::new().append(true).open(log)?);
        let mut command = Command::new("npx");
        command.args(["--no-install", "playwright", "test", "--config", "measure.config.ts", what]);
        command.current_dir(&self.end2end).stdin(Stdio::null()).stdout(out).stderr(err).envs(told.iter().copied());
        // In a group of its own: what it starts ends with it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        Ok(Running { child: command.spawn()?, log: log.to_owned() })
    }
}

/// A browser at work; ends with this value.
pub struct Running {
    child: Child,
    log: PathBuf,
}

impl Running {
    /// Whether it has ended, and an error if it ended badly.
    pub fn has_ended(&mut self) -> Result<bool, Failed> {
        match self.child.try_wait()? {
            None => Ok(false),
            Some(status) if status.success() => Ok(true),
            Some(status) => Err(Failed::Told(format!("the browser ended with {status}: {}", self.said()))),
        }
    }

    pub async fn ends(&mut self) -> Result<(), Failed> {
        while !self.has_ended()? {
            tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        }
        Ok(())
    }

    /// The last it said.
    fn said(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let from = text.len().saturating_sub(4_000);
        text.get(from..).unwrap_or(&text).to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        let _ = Command::new("kill").arg("--").arg(format!("-{}", self.child.id())).status();
        let _ = self.child.wait();
    }
}
