//! The rows that one command leaves behind, found by looking before and after, and written again by SQLite's own library.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::browser::Failed;

/// A new row: its table's `INSERT`, its columns, its values.
#[derive(Clone)]
struct Row {
    insert: String,
    columns: Vec<String>,
    values: Vec<Value>,
}

/// What is written, and the file that it is written into.
#[derive(Clone)]
pub struct Rows {
    rows: Vec<Row>,
    copy: PathBuf,
}

/// What writes them, again and again.
pub struct Pen<'a> {
    rows: &'a Rows,
    tables: Connection,
    /// The last number of the journal.
    seq: i64,
}

impl Pen<'_> {
    /// So many times, in one commit; on disk when it is over.
    pub fn commits(&mut self, times: usize) -> Result<(), Failed> {
        let commit = self.tables.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for _ in 0..times {
            self.seq += 1;
            self.rows.once(&commit, self.seq)?;
        }
        Ok(commit.commit()?)
    }
}

impl From<rusqlite::Error> for Failed {
    fn from(error: rusqlite::Error) -> Self {
        Self::Told(error.to_string())
    }
}

impl Rows {
    /// Those that `write` adds to the server's tables, and a copy of these as they are then.
    pub async fn of<F>(database: &Path, write: impl FnOnce() -> F) -> Result<Self, Failed>
    where
        F: Future<Output = Result<(), Failed>>,
    {
        let tables = Connection::open(database)?;
        let last = newest(&tables)?;
        write().await?;
        let mut rows = Vec::new();
        for (table, last) in last {
            rows.extend(added(&tables, &table, last)?);
        }
        let copy = database.with_extension("copy");
        let _ = std::fs::remove_file(&copy);
        tables.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
        if rows.is_empty() { Err(Failed::Told("a write left no row".into())) } else { Ok(Self { rows, copy }) }
    }

    /// Writes them until the time is over, `batch` of them to a commit; how many a second.
    pub fn write(&self, batch: usize, time: Duration) -> Result<f64, Failed> {
        let mut pen = self.pen()?;
        let (begun, mut done) = (Instant::now(), 0);
        while begun.elapsed() < time {
            pen.commits(batch)?;
            done += batch as u64;
        }
        Ok(crate::contests::rate(done, begun))
    }

    /// The copy, opened with the server's settings.
    pub fn pen(&self) -> Result<Pen<'_>, Failed> {
        let tables = Connection::open(&self.copy)?;
        tables.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON",
        )?;
        tables.set_prepared_statement_cache_capacity(64);
        let seq = tables.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0))?;
        Ok(Pen { rows: self, tables, seq })
    }

    /// The same rows under new ids; the stream's head and the piece are counted on as the server does.
    fn once(&self, tables: &Connection, seq: i64) -> Result<(), Failed> {
        let mut renamed = BTreeMap::<Vec<u8>, Vec<u8>>::new();
        let mut piece = None;
        for row in &self.rows {
            let mut values = row.values.clone();
            for (column, value) in row.columns.iter().zip(&mut values) {
                match (column.as_str(), &mut *value) {
                    ("seq", value) => *value = Value::Integer(seq),
                    ("id" | "command_id" | "reflection_id", Value::Blob(id)) => {
                        *id = renamed.entry(id.clone()).or_insert_with(|| Uuid::now_v7().as_bytes().to_vec()).clone();
                    }
                    ("stream", Value::Text(stream)) => {
                        let head = "UPDATE stream_head SET seq = seq + 1 WHERE stream = ?1";
                        tables.prepare_cached(head)?.execute([stream.as_str()])?;
                    }
                    ("subject", Value::Blob(subject)) => piece = Some(subject.clone()),
                    _ => {}
                }
            }
            tables.prepare_cached(&row.insert)?.execute(params_from_iter(&values))?;
        }
        let counted = "UPDATE reflection SET rev = rev + 1, changed_at = ?2
                       WHERE id = (SELECT id FROM reflection WHERE subject_id = ?1 LIMIT 1)";
        tables.prepare_cached(counted)?.execute((piece, seq))?;
        Ok(())
    }
}

/// The newest row of each table.
fn newest(tables: &Connection) -> Result<Vec<(String, i64)>, Failed> {
    // What others refer to comes first.
    let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
    let mut statement = tables.prepare(sql)?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let newest = |name: &String| {
        tables.query_row(&format!("SELECT COALESCE(MAX(rowid), 0) FROM \"{name}\""), [], |row| row.get(0)).ok()
    };
    Ok(names.into_iter().filter_map(|name| newest(&name).map(|rowid| (name, rowid))).collect())
}

fn added(tables: &Connection, table: &str, after: i64) -> Result<Vec<Row>, Failed> {
    let mut statement = tables.prepare(&format!("SELECT * FROM \"{table}\" WHERE rowid > ?1 ORDER BY rowid"))?;
    let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
    let places = vec!["?"; columns.len()].join(", ");
    let insert = format!("INSERT INTO \"{table}\" VALUES ({places})");
    let rows = statement.query_map([after], |row| (0..columns.len()).map(|at| row.get(at)).collect())?;
    let row = |values: Vec<Value>| Row { insert: insert.clone(), columns: columns.clone(), values };
    Ok(rows.collect::<Result<Vec<_>, _>>()?.into_iter().map(row).collect())
}
