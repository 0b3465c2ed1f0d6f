//! PostgreSQL's rows in SQLite's tables: the proof reads both with the same questions.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::Value as Json;
use uuid::Uuid;

pub struct Mirror {
    tables: Connection,
    /// PostgreSQL's type of each column of each table.
    types: BTreeMap<String, BTreeMap<String, String>>,
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

impl Mirror {
    /// `columns` are lines of table, column and type. What SQLite does not have (or has of its own making) is left out, and emptied.
    pub fn of(file: &Path, columns: &str) -> Result<Self, String> {
        let tables = Connection::open(file).map_err(told)?;
        tables.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF").map_err(told)?;
        let mut types = BTreeMap::<String, BTreeMap<String, String>>::new();
        for line in columns.lines() {
            let [table, column, kind] = line.split('|').collect::<Vec<_>>()[..] else {
                return Err(format!("{line} is no column"));
            };
            types.entry(table.into()).or_default().insert(column.into(), kind.into());
        }
        for table in types.keys() {
            // A table that the two databases do not share would be a proof with a hole.
            tables.execute(&format!("DELETE FROM \"{table}\""), []).map_err(|error| format!("{table}: {error}"))?;
        }
        Ok(Self { tables, types })
    }

    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.types.keys().map(String::as_str)
    }

    /// Lines of a table and a row as JSON, in the order in which they are to be.
    pub fn fill(&mut self, rows: &str) -> Result<(), String> {
        let filling = self.tables.transaction().map_err(told)?;
        for line in rows.lines() {
            let (table, row) = line.split_once('|').ok_or_else(|| format!("{line} is no row"))?;
            let types = self.types.get(table).ok_or_else(|| format!("{table} is no table"))?;
            let row: BTreeMap<String, Json> = serde_json::from_str(row).map_err(told)?;
            let names: Vec<_> = row.keys().map(|name| format!("\"{name}\"")).collect();
            let places = vec!["?"; names.len()].join(", ");
            let insert = format!("INSERT INTO \"{table}\" ({}) VALUES ({places})", names.join(", "));
            let values = row.iter().map(|(name, value)| sqlite(types.get(name).map_or("", String::as_str), value));
            let values = values.collect::<Result<Vec<_>, _>>()?;
            let mut insert = filling.prepare_cached(&insert).map_err(told)?;
            insert.execute(params_from_iter(values)).map_err(|error| format!("{table}: {error}"))?;
        }
        filling.commit().map_err(told)
    }
}

/// As the server writes it where it has SQLite.
fn sqlite(kind: &str, value: &Json) -> Result<Value, String> {
    Ok(match (kind, value) {
        (_, Json::Null) => Value::Null,
        ("uuid", Json::String(text)) => Value::Blob(text.parse::<Uuid>().map_err(told)?.as_bytes().to_vec()),
        ("bytea", Json::String(text)) => Value::Blob(bytes(text).ok_or_else(|| format!("{text} is no bytes"))?),
        (_, Json::String(text)) => Value::Text(text.clone()),
        (_, Json::Bool(yes)) => Value::Integer((*yes).into()),
        (_, Json::Number(number)) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Value::Integer(whole),
            (None, Some(number)) => Value::Real(number),
            (None, None) => return Err(format!("{number} is no number")),
        },
        (_, other) => Value::Text(other.to_string()),
    })
}

/// `\x` and then hexadecimal digits.
fn bytes(text: &str) -> Option<Vec<u8>> {
    let hex = text.strip_prefix("\\x")?;
    hex.as_bytes().chunks(2).map(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok()).collect()
}
