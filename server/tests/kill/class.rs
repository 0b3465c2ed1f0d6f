//! The school that every round begins with: made once over HTTP, then copied.

use std::path::{Path, PathBuf};

use bench::process::Process;
use bench::school::School;

/// How many write.
const STUDENTS: usize = 100;

pub const WAYMARK: &str = env!("CARGO_BIN_EXE_waymark");

pub struct Class {
    pub school: School,
    folder: tempfile::TempDir,
}

impl Class {
    /// A hundred students come in through the door; then the server is stopped and its files are kept.
    pub async fn meets() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Process::start(Path::new(WAYMARK), folder.path(), None).await.unwrap();
        let school = School::opens(server.address, 1, STUDENTS).await.unwrap();
        server.kill();
        Self { school, folder }
    }

    /// A folder of its own with the school as it was, and the database's journal beside it.
    pub fn copy(&self) -> tempfile::TempDir {
        let copy = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let from: PathBuf = entry.unwrap().path();
            if from.is_file() {
                std::fs::copy(&from, copy.path().join(from.file_name().unwrap())).unwrap();
            }
        }
        copy
    }
}
