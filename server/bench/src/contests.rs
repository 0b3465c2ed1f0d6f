//! Who is measured against whom. One file per contest.

pub mod batches;
pub mod bell;
pub mod fanout;
pub mod lag;
pub mod memory;
pub mod nchan;
pub mod pages;
pub mod rendering;
pub mod wall;
pub mod writes;

use std::path::PathBuf;
use std::time::Instant;

use crate::browser::Failed;
use crate::process::Process;
use crate::school::School;

/// How much is measured. The short one only proves that measuring works.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    /// Turns of each contestant.
    pub rounds: usize,
    pub listeners: usize,
    /// Events that a crowd hears in one turn. Fewer than a listener may be behind.
    pub events: usize,
    pub writers: usize,
    /// Idle connections, fewest and most.
    pub idle: (usize, usize),
    /// Writes whose delivery is timed.
    pub timed: usize,
    /// Seconds of writing as fast as can be, in one turn.
    pub seconds: f64,
    /// Students of the bell, in classes of 25; they come within ten seconds, or within as many hundredths as they are.
    pub ringing: usize,
    /// Rows of the class that is rendered.
    pub rows: usize,
    /// Times that it is rendered in one turn.
    pub renderings: usize,
    /// Pieces on the wall to which more come.
    pub hanging: usize,
}

impl Scale {
    pub const FULL: Self = Self {
        rounds: 5,
        listeners: 1_000,
        events: 160,
        writers: 32,
        idle: (1_000, 9_500),
        timed: 800,
        seconds: 3.0,
        ringing: 1_000,
        rows: 1_000,
        renderings: 40,
        hanging: 1_000,
    };
    pub const SHORT: Self = Self {
        rounds: 1,
        listeners: 40,
        events: 16,
        writers: 8,
        idle: (20, 120),
        timed: 20,
        seconds: 0.3,
        ringing: 25,
        rows: 60,
        renderings: 3,
        hanging: 60,
    };
}

/// What all contests share.
pub struct Bench {
    /// The server's binary.
    pub binary: PathBuf,
    pub scale: Scale,
    pub folder: tempfile::TempDir,
}

/// A server of its own with a school in it.
pub struct World {
    pub server: Process,
    pub school: School,
    pub folder: tempfile::TempDir,
}

impl Bench {
    pub async fn world(&self, classes: usize, size: usize) -> Result<World, Failed> {
        self.world_with(Vec::new(), None, classes, size).await
    }

    pub async fn world_on(&self, database: Option<&str>, classes: usize, size: usize) -> Result<World, Failed> {
        self.world_with(Vec::new(), database, classes, size).await
    }

    /// Its server finds these words in its environment.
    pub async fn world_with(
        &self,
        settings: Vec<(&'static str, String)>,
        database: Option<&str>,
        classes: usize,
        size: usize,
    ) -> Result<World, Failed> {
        let folder = tempfile::tempdir_in(self.folder.path())?;
        let server = Process::start_with(&self.binary, folder.path(), database, settings).await?;
        let school = School::opens(server.address, classes, size).await?;
        Ok(World { server, school, folder })
    }
}

/// So many in the time since then, a second.
pub fn rate(many: u64, since: Instant) -> f64 {
    many as f64 / since.elapsed().as_secs_f64()
}
