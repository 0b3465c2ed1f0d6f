//! Whose streams ended, written down for the other servers.
//!
//! A cut is effective on a server before that server hands out anything that was committed after it, whatever becomes of the hint.
//! So it is a row in the transaction that changed the rights, and whoever reads later events reads it in the same snapshot
//! ([`crate::follower`]). Rows are found again by the number of their transaction: PostgreSQL tells with every snapshot below which
//! number everything has ended, so nothing falls between two looks, and nobody waits for a lock. SQLite has one server and no rows.

use domain::event::Cut;
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, Statement};
use uuid::Uuid;

use crate::Result;
use crate::entity::cut;
use crate::tx::Tx;

/// Rows older than this are forgotten; a server that slept longer has lost its streams anyway.
const KEPT_FOR: i64 = domain::clock::DAY;

pub async fn note(tx: &Tx, cuts: &[Cut]) -> Result<()> {
    if tx.db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for cut in cuts {
        let (kind, about) = told(*cut);
        let sql = "INSERT INTO cut (id, xid, at, kind, about) \
                   VALUES ($1, pg_current_xact_id()::text::bigint, $2, $3, $4)";
        let values = [Uuid::now_v7().into(), tx.now.0.into(), kind.into(), about.into()];
        tx.db.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
    }
    Ok(())
}

/// A cut with its row's id and the number of its transaction.
#[derive(Clone, Copy, Debug)]
pub struct Noted {
    pub id: Uuid,
    pub xid: i64,
    pub cut: Cut,
}

/// The cuts of transactions from number `from` on that this snapshot sees, and below which number every transaction has ended.
pub async fn since(tx: &Tx, from: i64) -> Result<(Vec<Noted>, i64)> {
    let sql = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS ended";
    let row = tx.db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    let row = row.ok_or_else(|| crate::Error::internal(&"a snapshot gave no number"))?;
    let ended: i64 = row.try_get("", "ended")?;
    let rows = cut::Entity::find().filter(cut::Column::Xid.gte(from)).all(&tx.db).await?;
    Ok((rows.into_iter().filter_map(read).collect(), ended))
}

pub async fn prune(tx: &Tx) -> Result<u64> {
    let old = tx.now.plus(-KEPT_FOR).0;
    Ok(cut::Entity::delete_many().filter(cut::Column::At.lt(old)).exec(&tx.db).await?.rows_affected)
}

fn told(cut: Cut) -> (&'static str, Uuid) {
    match cut {
        Cut::Person(id) => ("person", id.0),
        Cut::Session(id) => ("session", id.0),
        Cut::Class(id) => ("class", id.0),
    }
}

fn read(row: cut::Model) -> Option<Noted> {
    let cut = match row.kind.as_str() {
        "person" => Cut::Person(row.about.into()),
        "session" => Cut::Session(row.about.into()),
        "class" => Cut::Class(row.about.into()),
        // Of a later release, which cuts what this one does not know.
        _ => return None,
    };
    Some(Noted { id: row.id, xid: row.xid, cut })
}
