//! The rows that one command leaves in PostgreSQL, found by looking before and after, and written again by sea-orm.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement, TransactionTrait, Value};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::browser::Failed;

#[derive(Clone)]
pub struct Rows {
    rows: Vec<Row>,
    /// The stream that such a write counts on.
    stream: String,
    /// Whose piece it is about.
    subject: Uuid,
}

#[derive(Clone)]
struct Row {
    insert: String,
    columns: Vec<String>,
    values: Vec<Value>,
}

struct Table {
    name: String,
    /// With PostgreSQL's types.
    columns: Vec<(String, String)>,
}

pub fn question(sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

fn told(error: impl std::fmt::Display) -> Failed {
    Failed::Told(error.to_string())
}

impl Rows {
    /// Those that `write` adds.
    pub async fn of<F>(tables: &DatabaseConnection, write: impl FnOnce() -> F) -> Result<Self, Failed>
    where
        F: Future<Output = Result<(), Failed>>,
    {
        let shapes = shapes(tables).await?;
        let mut before = BTreeSet::new();
        for table in &shapes {
            before.extend(texts(tables, &format!("SELECT id::text FROM \"{}\"", table.name)).await?);
        }
        // What is written from now on has a later number.
        let last = texts(tables, "SELECT pg_current_xact_id()::text").await?.pop().unwrap_or_default();
        write().await?;
        let (mut rows, mut stream, mut subject) = (Vec::new(), None, None);
        for table in &shapes {
            let sql =
                format!("SELECT row_to_json(t)::text FROM \"{}\" t WHERE xmin::text::bigint > {last}", table.name);
            for row in texts(tables, &sql).await? {
                let row: BTreeMap<String, Json> = serde_json::from_str(&row).map_err(told)?;
                // Older rows that were only changed are counted on below.
                if row["id"].as_str().is_some_and(|id| before.contains(id)) {
                    continue;
                }
                let text = |name: &str| row.get(name).and_then(Json::as_str);
                stream = stream.or(text("stream").map(str::to_owned));
                subject = subject.or(text("subject").and_then(|id| id.parse().ok()));
                rows.push(table.row(&row)?);
            }
        }
        let left = || told("a write left no row in the journal");
        Ok(Self { rows, stream: stream.ok_or_else(left)?, subject: subject.ok_or_else(left)? })
    }

    /// The same under new ids, with one commit; the stream's head and the piece are counted on as the server does.
    pub async fn write(&self, tables: &DatabaseConnection) -> Result<(), Failed> {
        let commit = tables.begin().await?;
        let head = "UPDATE stream_head SET seq = seq + 1 WHERE stream = $1 RETURNING seq";
        let head = commit.query_one_raw(question(head, [self.stream.clone().into()])).await?;
        let seq: i64 = head.ok_or_else(|| told("the stream is gone"))?.try_get_by_index(0)?;
        let mut renamed = BTreeMap::<Uuid, Uuid>::new();
        for row in &self.rows {
            let renew = |(column, value): (&String, &Value)| match (column.as_str(), value) {
                ("seq", _) => seq.into(),
                ("id" | "command_id" | "reflection_id", Value::Uuid(Some(id))) => {
                    (*renamed.entry(*id).or_insert_with(Uuid::now_v7)).into()
                }
                (_, value) => value.clone(),
            };
            let values: Vec<_> = row.columns.iter().zip(&row.values).map(renew).collect();
            commit.execute_raw(question(&row.insert, values)).await?;
        }
        let counted = "UPDATE reflection SET rev = rev + 1, changed_at = $2
                       WHERE id = (SELECT id FROM reflection WHERE subject_id = $1 LIMIT 1)";
        commit.execute_raw(question(counted, [self.subject.into(), seq.into()])).await?;
        Ok(commit.commit().await?)
    }
}

impl Table {
    fn row(&self, row: &BTreeMap<String, Json>) -> Result<Row, Failed> {
        let names: Vec<_> = self.columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        let places: Vec<_> = (1..=names.len()).map(|at| format!("${at}")).collect();
        let insert = format!("INSERT INTO \"{}\" ({}) VALUES ({})", self.name, names.join(", "), places.join(", "));
        let values = self.columns.iter().map(|(name, kind)| value(kind, &row[name])).collect::<Result<_, _>>()?;
        Ok(Row { insert, columns: self.columns.iter().map(|(name, _)| name.clone()).collect(), values })
    }
}

/// As the server binds it.
fn value(kind: &str, json: &Json) -> Result<Value, Failed> {
    let text = json.as_str().map(str::to_owned);
    Ok(match kind {
        "uuid" => text.map(|text| text.parse::<Uuid>()).transpose().map_err(told)?.into(),
        "bigint" => json.as_i64().into(),
        "integer" => json.as_i64().map(|number| number as i32).into(),
        "boolean" => json.as_bool().into(),
        "text" | "character varying" => text.into(),
        other if json.is_null() => return Err(told(format!("nobody knows how to bind {other}"))),
        other => return Err(told(format!("nobody knows how to bind {other} {json}"))),
    })
}

/// The tables whose rows have ids, in the order in which they were made: what others refer to comes first.
async fn shapes(tables: &DatabaseConnection) -> Result<Vec<Table>, Failed> {
    let sql = "SELECT c.table_name || ' ' || c.column_name || ' ' || c.data_type FROM information_schema.columns c
               JOIN pg_class t ON t.relname = c.table_name AND t.relkind = 'r' AND t.relnamespace = 'public'::regnamespace
               WHERE c.table_schema = 'public' ORDER BY t.oid, c.ordinal_position";
    let mut shapes: Vec<Table> = Vec::new();
    for line in texts(tables, sql).await? {
        let (table, column) = line.split_once(' ').ok_or_else(|| told(&line))?;
        let (column, kind) = column.split_once(' ').ok_or_else(|| told(&line))?;
        if shapes.last().is_none_or(|last| last.name != table) {
            shapes.push(Table { name: table.into(), columns: Vec::new() });
        }
        if let Some(last) = shapes.last_mut() {
            last.columns.push((column.into(), kind.into()));
        }
    }
    shapes.retain(|table| table.columns.iter().any(|(name, _)| name == "id"));
    Ok(shapes)
}

async fn texts(tables: &DatabaseConnection, sql: &str) -> Result<Vec<String>, Failed> {
    let rows: Vec<QueryResult> = tables.query_all_raw(question(sql, [])).await?;
    Ok(rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?)
}
