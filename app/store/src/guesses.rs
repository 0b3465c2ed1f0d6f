//! Wrong guesses (codes, passwords), in the database, so that every server counts the same ones. Only wrong ones count.
//!
//! A refused job is rolled back, and the note with it: whoever counts lets the job end in `Ok` and refuses outside of it.

use domain::clock::Moment;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::Result;
use crate::entity::wrong_guess;
use crate::tx::Tx;

/// Guesses older than this are forgotten.
pub const KEPT_FOR: i64 = domain::clock::DAY;

/// Notes a wrong guess of `what` (`"code"`, `"password"`) from `source`: an address or a hash, never what was typed.
pub(crate) async fn note_wrong(tx: &Tx, what: &str, source: &str) -> Result<()> {
    let row = wrong_guess::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        what: Set(what.into()),
        source: Set(source.into()),
        at: Set(tx.now.0),
    };
    wrong_guess::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// How many wrong guesses of `what` came from `source` at `since` or later.
pub(crate) async fn wrong_since(tx: &Tx, what: &str, source: &str, since: Moment) -> Result<u64> {
    Ok(wrong_guess::Entity::find()
        .filter(wrong_guess::Column::What.eq(what))
        .filter(wrong_guess::Column::Source.eq(source))
        .filter(wrong_guess::Column::At.gte(since.0))
        .count(&tx.db)
        .await?)
}

/// What was guessed wrong before counts no more: there is something new to guess.
pub(crate) async fn forget(tx: &Tx, what: &str, source: &str) -> Result<()> {
    wrong_guess::Entity::delete_many()
        .filter(wrong_guess::Column::What.eq(what))
        .filter(wrong_guess::Column::Source.eq(source))
        .exec(&tx.db)
        .await?;
    Ok(())
}

/// Forgets what is older than [`KEPT_FOR`]. Returns how many.
pub(crate) async fn prune(tx: &Tx) -> Result<u64> {
    let old = tx.now.plus(-KEPT_FOR).0;
    Ok(wrong_guess::Entity::delete_many().filter(wrong_guess::Column::At.lt(old)).exec(&tx.db).await?.rows_affected)
}
