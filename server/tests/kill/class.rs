//! The school that every round begins with: made once over HTTP, then copied.

use std::path::{Path, PathBuf};

use bench::browser::Failed;
use bench::process::Process;
use bench::school::School;
use domain::classes::{AccessPoint, GradeBand};
use domain::id::PromptId;

use crate::postgres::Database;

/// How many write.
const STUDENTS: usize = 100;

pub const WAYMARK: &str = env!("CARGO_BIN_EXE_waymark");

pub struct Class {
    pub school: School,
    /// The one that is open.
    pub prompt: PromptId,
    /// A projector's address.
    pub wall: String,
    room: Room,
}

/// A data folder, and the tables: a file in it, or a database of PostgreSQL's.
pub struct Room {
    folder: tempfile::TempDir,
    postgres: Option<Database>,
}

impl Class {
    /// A hundred students come in through the door; then the server is stopped and its files are kept.
    pub async fn meets() -> Self {
        Self::meets_in(Room { folder: tempfile::tempdir().unwrap(), postgres: None }).await
    }

    /// The same with PostgreSQL. None where there is no server.
    pub async fn meets_on_postgres() -> Option<Self> {
        let postgres = Some(Database::empty()?);
        let room = Room { folder: tempfile::tempdir().unwrap(), postgres };
        room.has_sqlites_tables();
        Some(Self::meets_in(room).await)
    }

    async fn meets_in(room: Room) -> Self {
        let mut server = room.starts().await.unwrap();
        let school = School::opens(server.address, 1, STUDENTS).await.unwrap();
        let (prompt, wall) = asks(&school, &server).await.unwrap();
        server.kill();
        Self { school, prompt, wall, room }
    }

    /// A room of its own with the school as it was, and the database's journal beside it.
    pub fn copy(&self) -> Result<Room, String> {
        let folder = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(self.room.folder.path()).unwrap() {
            let from: PathBuf = entry.unwrap().path();
            if from.is_file() {
                std::fs::copy(&from, folder.path().join(from.file_name().unwrap())).unwrap();
            }
        }
        let postgres = self.room.postgres.as_ref().map(Database::copy).transpose()?;
        Ok(Room { folder, postgres })
    }
}

/// Puts a question before the class, and a wall.
async fn asks(school: &School, server: &Process) -> Result<(PromptId, String), Failed> {
    let (mut teacher, class) = (school.teacher_at(server.address), school.classes[0].id);
    let of_bank =
        domain::bank::prompts(GradeBand::G68).into_iter().find(|one| one.access_point == AccessPoint::Reflection);
    let (prompt, of_bank) = (PromptId::mint(), of_bank.expect("the bank has some").id);
    let form = [("id", &*prompt.to_string()), ("prompt", &of_bank), ("plan", "nobody"), ("when", "now")];
    teacher.post(&format!("/class/{class}/release"), &form).await?.goes_to("/class/")?;
    let wall = teacher.post(&format!("/class/{class}/projector"), &[]).await?.goes_to("/projector/")?;
    Ok((prompt, wall))
}

impl Room {
    pub async fn starts(&self) -> Result<Process, String> {
        let database = self.postgres.as_ref().map(Database::url);
        let started = Process::start(Path::new(WAYMARK), self.folder.path(), database.as_deref()).await;
        started.map_err(|error| error.to_string())
    }

    pub fn postgres(&self) -> Option<&Database> {
        self.postgres.as_ref()
    }

    /// The tables as they are now, to be read with SQLite's library.
    pub fn tables(&self) -> Result<PathBuf, String> {
        let Some(postgres) = &self.postgres else { return Ok(self.folder.path().join("waymark.db")) };
        let file = self.folder.path().join("mirror.db");
        postgres.mirrored(&self.empty(), &file)?;
        Ok(file)
    }

    /// What the server wrote to its log, and what the database is busy with.
    pub fn now(&self) -> String {
        let log = std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        let busy = self.postgres.as_ref().map(|postgres| postgres.now().unwrap_or_else(|why| why));
        format!("{log}\n{}", busy.unwrap_or_default())
    }

    fn empty(&self) -> PathBuf {
        self.folder.path().join("empty.db")
    }

    /// Those of this release, without a row.
    fn has_sqlites_tables(&self) {
        let folder = tempfile::tempdir().unwrap();
        let mut migrate = std::process::Command::new(WAYMARK);
        migrate.arg("migrate").env("WAYMARK_DATA", folder.path());
        for not_ours in ["DATABASE_URL", "WAYMARK_CONFIG", "NATS_URL"] {
            migrate.env_remove(not_ours);
        }
        assert!(migrate.stderr(std::process::Stdio::null()).status().unwrap().success());
        let tables = rusqlite::Connection::open(folder.path().join("waymark.db")).unwrap();
        tables.execute("VACUUM INTO ?1", [self.empty().to_string_lossy()]).unwrap();
    }
}
