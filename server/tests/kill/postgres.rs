//! The PostgreSQL server of `WAYMARK_TEST_POSTGRES`. It stays up while the server before it is killed, and finishes or drops what was on its way as
//! it sees fit. It is asked with `psql`, which is no library of the server's.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::mirror::Mirror;

/// How long the backends of a server that was killed may take to notice.
const NOTICED_WITHIN: Duration = Duration::from_secs(20);

/// A database of this run; dropped with this value.
pub struct Database {
    server: String,
    name: String,
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Database {
    /// An empty one. None where there is no server: `.ci/test` always has one.
    pub fn empty() -> Option<Self> {
        let server = std::env::var("WAYMARK_TEST_POSTGRES").ok()?;
        let database = Self { server, name: name() };
        database.asks("postgres", &format!("CREATE DATABASE {}", database.name)).unwrap();
        Some(database)
    }

    /// As the server has it: `DATABASE_URL`.
    pub fn url(&self) -> String {
        format!("{}/{}", self.server, self.name)
    }

    /// One with the same rows. Nobody may be connected: those whom a kill has cut off are waited for.
    pub fn copy(&self) -> Result<Self, String> {
        let copy = Self { server: self.server.clone(), name: name() };
        let begun = Instant::now();
        loop {
            match self.asks("postgres", &format!("CREATE DATABASE {} TEMPLATE {}", copy.name, self.name)) {
                Ok(_) => return Ok(copy),
                Err(why) if begun.elapsed() > NOTICED_WITHIN => return Err(why),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// Carries this out in the database itself.
    pub fn does(&self, sql: &str) -> Result<String, String> {
        self.asks(&self.name, sql)
    }

    /// Who is connected, doing what, waiting for what. The rows are a test's.
    pub fn now(&self) -> Result<String, String> {
        self.does(
            "SELECT pid, state, wait_event_type, wait_event, pg_blocking_pids(pid), now() - xact_start, left(query, 120) \
             FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
    }

    /// Every row, written into `file`: SQLite's own tables of the same release, which the proof can read. `empty` has them.
    pub fn mirrored(&self, empty: &Path, file: &Path) -> Result<(), String> {
        std::fs::copy(empty, file).map_err(told)?;
        let columns = self.does(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'",
        )?;
        let mut mirror = Mirror::of(file, &columns)?;
        // Commands are never changed: the transaction that made one tells their order, whatever clock the server had. Of what is changed
        // later only the id does.
        let rows: String = mirror
            .tables()
            .map(|table| {
                let order = if table == "command" { "x.xmin::text::bigint" } else { "x::text" };
                format!("SELECT '{table}', row_to_json(t) FROM (SELECT x.* FROM \"{table}\" x ORDER BY {order}) t;\n")
            })
            .collect();
        mirror.fill(&self.does(&format!("BEGIN ISOLATION LEVEL REPEATABLE READ;\n{rows}COMMIT;\n"))?)
    }

    /// What `psql` prints: one row a line, with a bar between columns.
    fn asks(&self, database: &str, sql: &str) -> Result<String, String> {
        let mut psql = Command::new("psql")
            .args(["-XAtq", "-v", "ON_ERROR_STOP=1", "-d", &format!("{}/{database}", self.server)])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("psql: {error}"))?;
        let mut input = psql.stdin.take().expect("it was asked for");
        let (sql, server) = (sql.to_owned(), std::thread::spawn(move || psql.wait_with_output()));
        // It may have ended before it read everything; then it says why.
        let _ = input.write_all(sql.as_bytes());
        drop(input);
        let said = server.join().map_err(|_| "psql was not waited for".to_owned())?.map_err(told)?;
        match said.status.success() {
            true => String::from_utf8(said.stdout).map_err(told),
            false => Err(String::from_utf8_lossy(&said.stderr).into_owned()),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The whole server is thrown away after the run.
        let _ = self.asks("postgres", &format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

fn name() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("kill_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
