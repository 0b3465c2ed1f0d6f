//! The ordered record of what happened: numbers each event in its stream and keeps it for replay. It holds ids and kinds,
//! never a word anyone wrote.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::{About, Audience, Cursor, Event, Numbered, Stream};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use crate::among::among;
use crate::entity::{journal, stream_head};
use crate::tx::Tx;
use crate::{Error, Result, stage};

/// Takes the streams' rows in a fixed order: a statement takes them in the order in which it names them. One that is written as it was is
/// locked like one that is read for it, and is there if it was not. PostgreSQL only: SQLite has one writer.
pub async fn lock_streams(db: &DatabaseTransaction, streams: &BTreeSet<String>) -> Result<()> {
    if streams.is_empty() {
        return Ok(());
    }
    let places = (1..=streams.len()).map(|at| format!("(${at}, 0)")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "INSERT INTO stream_head (stream, seq) VALUES {places} \
         ON CONFLICT (stream) DO UPDATE SET seq = stream_head.seq"
    );
    let values = streams.iter().map(|stream| stream.as_str().into());
    db.execute_raw(Statement::from_sql_and_values(db.get_database_backend(), sql, values)).await?;
    Ok(())
}

/// Rows of one statement. Each number of them is a text of its own, and a connection keeps only so many texts ready.
const AT_ONCE: usize = 16;

/// Gives each event the next number of its stream and writes it down; so for what a wall that shows it must hear.
pub async fn number(tx: &Tx, events: Vec<Event>) -> Result<Vec<Numbered>> {
    let events = stage::with_walls(tx, events).await?;
    let mut next = first_numbers(tx, &events).await?;
    let mut numbered = Vec::with_capacity(events.len());
    for event in events {
        let seq = next.get_mut(&event.stream).ok_or_else(|| Error::internal(&"a stream gave no number"))?;
        numbered.push(Numbered { seq: *seq, at: tx.now, event });
        *seq += 1;
    }
    for some in numbered.chunks(AT_ONCE) {
        let rows = some.iter().map(|numbered| row(tx, numbered)).collect::<Result<Vec<_>>>()?;
        journal::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    }
    Ok(numbered)
}

fn row(tx: &Tx, Numbered { seq, event, .. }: &Numbered) -> Result<journal::ActiveModel> {
    Ok(journal::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(uuid::Uuid::nil()),
        stream: Set(event.stream.to_string()),
        seq: Set(*seq),
        at: Set(tx.now.0),
        actor: Set(None),
        subject: Set(event.subject.map(Into::into)),
        kind: Set(event.about.kind().to_owned()),
        ids: Set(serde_json::to_string(&event.about)?),
        audiences: Set(serde_json::to_string(&event.audiences)?),
    })
}

/// Moves each stream on by as many numbers as it has events here. Gives the first of them.
async fn first_numbers(tx: &Tx, events: &[Event]) -> Result<BTreeMap<Stream, i64>> {
    let mut wanted = BTreeMap::<Stream, i64>::new();
    for event in events {
        *wanted.entry(event.stream).or_default() += 1;
    }
    let mut first = BTreeMap::new();
    let wanted: Vec<_> = wanted.into_iter().collect();
    for some in wanted.chunks(AT_ONCE) {
        let places =
            (0..some.len()).map(|at| format!("(${}, ${})", 2 * at + 1, 2 * at + 2)).collect::<Vec<_>>().join(", ");
        let sql = format!(
            "INSERT INTO stream_head (stream, seq) VALUES {places} \
             ON CONFLICT (stream) DO UPDATE SET seq = stream_head.seq + excluded.seq RETURNING stream, seq"
        );
        let values = some.iter().flat_map(|(stream, many)| [stream.to_string().into(), (*many).into()]);
        let statement = Statement::from_sql_and_values(tx.db.get_database_backend(), sql, values);
        for row in tx.db.query_all_raw(statement).await? {
            let (name, last): (String, i64) = (row.try_get("", "stream")?, row.try_get("", "seq")?);
            if let Some((stream, many)) = some.iter().find(|(stream, _)| stream.to_string() == name) {
                first.insert(*stream, last - many + 1);
            }
        }
    }
    Ok(first)
}

/// Where these streams stand in this transaction's snapshot.
pub async fn heads(tx: &Tx, streams: impl IntoIterator<Item = Stream>) -> Result<Cursor> {
    let mut cursor = Cursor(streams.into_iter().map(|stream| (stream, 0)).collect());
    let names: Vec<_> = cursor.0.iter().map(|(stream, _)| stream.to_string()).collect();
    for head in stream_head::Entity::find().filter(stream_head::Column::Stream.is_in(among(names))).all(&tx.db).await? {
        if let Ok(stream) = head.stream.parse() {
            cursor.advance(stream, head.seq);
        }
    }
    Ok(cursor)
}

/// Most events that one reconnect replays; a page further behind fetches again, which is cheaper.
pub const MOST_REPLAYED: u64 = 500;

/// The events of a stream after `seq`, oldest first. `None` if they are no longer all there.
pub async fn since(tx: &Tx, stream: Stream, seq: i64) -> Result<Option<Vec<Numbered>>> {
    let rows = journal::Entity::find()
        .filter(journal::Column::Stream.eq(stream.to_string()))
        .filter(journal::Column::Seq.gt(seq))
        .order_by_asc(journal::Column::Seq)
        .limit(MOST_REPLAYED + 1)
        .all(&tx.db)
        .await?;
    let head = heads(tx, [stream]).await?.seq(stream).unwrap_or(0);
    let whole = seq <= head && rows.len() as i64 == head - seq && rows.len() as u64 <= MOST_REPLAYED;
    if !whole {
        return Ok(None);
    }
    let mut events = Vec::with_capacity(rows.len());
    for row in rows {
        let (about, audiences): (About, Vec<Audience>) =
            match (serde_json::from_str(&row.ids), serde_json::from_str(&row.audiences)) {
                (Ok(about), Ok(audiences)) => (about, audiences),
                // Written by a later release: the page must fetch.
                _ => return Ok(None),
            };
        let event = Event { stream, about, subject: row.subject.map(Into::into), audiences };
        events.push(Numbered { seq: row.seq, at: domain::clock::Moment(row.at), event });
    }
    Ok(Some(events))
}

/// Events older than this are forgotten; a cursor from before fetches again.
pub const KEPT_FOR: i64 = 30 * domain::clock::DAY;

/// Forgets what is older than [`KEPT_FOR`].
pub async fn prune(tx: &Tx) -> Result<u64> {
    let old = tx.now.plus(-KEPT_FOR).0;
    Ok(journal::Entity::delete_many().filter(journal::Column::At.lt(old)).exec(&tx.db).await?.rows_affected)
}
