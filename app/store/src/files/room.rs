//! Room: how many files of a person arrive at once, and how many bytes all of them have.
//!
//! What a teacher answers in their own voice is counted for itself: it is there for others, and grows with every class.

use domain::clock::MINUTE;
use domain::files::{AT_ONCE, FileState, VOICES};
use domain::id::PersonId;
use domain::refusal::{Refusal, Sentence};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QuerySelect, Select};

use super::is_voice;
use crate::Result;
use crate::entity::file;
use crate::tx::Tx;

/// What was announced and not heard of for so long, in milliseconds, no longer counts as arriving: a device that lost its battery five
/// times keeps nobody out.
const QUIET: i64 = 2 * MINUTE;

/// Room for one more file of so many bytes. `most`: bytes of all files of one person, the voices apart.
pub async fn for_bytes(tx: &Tx, person: PersonId, voice: bool, bytes: i64, most: i64) -> Result<()> {
    if of(person).filter(arriving(tx)).count(&tx.db).await? >= AT_ONCE {
        return Err(Refusal::conflict("files.too_many").into());
    }
    let most = if voice { VOICES } else { most };
    if taken(tx, person, voice).await?.saturating_add(bytes) > most {
        let sentence = Sentence::new("files.no_room").with("most", most / 1_000_000);
        return Err(Refusal::Conflict { sentence }.into());
    }
    Ok(())
}

/// Room for the rest of a file that arrives. One that was quiet had given its room away, and asks for it again.
pub async fn goes_on(tx: &Tx, row: &file::Model, most: i64) -> Result<()> {
    if row.changed_at >= quiet_since(tx) {
        return Ok(());
    }
    for_bytes(tx, row.owner_id.into(), is_voice(row), row.bytes - row.received, most).await
}

fn of(person: PersonId) -> Select<file::Entity> {
    file::Entity::find().filter(file::Column::OwnerId.eq(person.0)).filter(file::Column::GoneAt.is_null())
}

fn quiet_since(tx: &Tx) -> i64 {
    tx.now.plus(-QUIET).0
}

fn arriving(tx: &Tx) -> Condition {
    Condition::all()
        .add(file::Column::State.eq(FileState::Arriving.name()))
        .add(file::Column::ChangedAt.gte(quiet_since(tx)))
}

/// Bytes that a person's files take: what is ready, what is announced, and what came of that which stopped coming.
async fn taken(tx: &Tx, person: PersonId, voice: bool) -> Result<i64> {
    let about = (file::Column::SubjectId, file::Column::OwnerId);
    let about =
        if voice { Expr::col(about.0).ne(Expr::col(about.1)) } else { Expr::col(about.0).eq(Expr::col(about.1)) };
    let whole = Condition::any().add(file::Column::State.eq(FileState::Ready.name())).add(arriving(tx));
    let cut = Condition::all()
        .add(file::Column::State.eq(FileState::Arriving.name()))
        .add(file::Column::ChangedAt.lt(quiet_since(tx)));
    let whole = sum(tx, of(person).filter(about.clone()).filter(whole), file::Column::Bytes).await?;
    Ok(whole + sum(tx, of(person).filter(about).filter(cut), file::Column::Received).await?)
}

async fn sum(tx: &Tx, files: Select<file::Entity>, column: file::Column) -> Result<i64> {
    // PostgreSQL adds big integers up to a decimal.
    let sum = Expr::col(column).sum().cast_as("bigint");
    let sum: Option<Option<i64>> = files.select_only().expr(sum).into_tuple().one(&tx.db).await?;
    Ok(sum.flatten().unwrap_or(0))
}
