//! What is cleaned away: what stopped arriving, what was refused, and what nothing shows.
//!
//! First rows are marked as gone: from then on nobody finds them. Then the server deletes their objects and says so; a server that stops
//! before it has said so deletes them again. Marked rows keep their ids, so that an id never comes to mean another file.

use std::collections::HashMap;

use domain::clock::DAY;
use domain::files::FileState;
use domain::id::FileId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::rights;
use crate::among::among;
use crate::entity::{file, file_part};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store};

/// How long a file that arrives may rest, and a refused one is told about; in milliseconds.
const UNFINISHED: i64 = DAY;
/// How long a file that nothing shows is kept: what would show it may wait on a device over the holidays.
const UNSHOWN: i64 = 40 * DAY;
/// Most files swept in one round.
const AT_ONCE: u64 = 50;
/// Ids in one question to the database.
const ASKED_AT_ONCE: usize = 200;

/// Marks as gone what has been of no use for long enough. Later work, every day.
pub(crate) async fn tidy(tx: &Tx) -> Result<()> {
    let unfinished = Condition::all()
        .add(file::Column::State.ne(FileState::Ready.name()))
        .add(file::Column::ChangedAt.lt(tx.now.plus(-UNFINISHED).0));
    let unshown = Condition::all()
        .add(file::Column::State.eq(FileState::Ready.name()))
        .add(file::Column::ChangedAt.lt(tx.now.plus(-UNSHOWN).0))
        .add(rights::nothing_shows_it());
    file::Entity::update_many()
        .col_expr(file::Column::GoneAt, Expr::value(tx.now.0))
        .filter(file::Column::GoneAt.is_null())
        .filter(Condition::any().add(unfinished).add(unshown))
        .exec(&tx.db)
        .await?;
    Ok(())
}

impl Store {
    /// Files that are gone and whose objects may still be there, oldest first.
    #[crate::compiled_here]
    pub async fn files_to_sweep(&self) -> Result<Vec<FileId>> {
        let tx = self.snapshot().await?;
        let rows = file::Entity::find()
            .filter(file::Column::GoneAt.is_not_null())
            // A file of no bytes was never announced: it is one whose objects are deleted.
            .filter(file::Column::Bytes.gt(0))
            .order_by_asc(file::Column::GoneAt)
            .limit(AT_ONCE)
            .all(&tx.db)
            .await?;
        Ok(rows.into_iter().map(|row| row.id.into()).collect())
    }

    /// Where these files stand, of whomever they are; a file that is gone does not arrive. Unknown ids are left out.
    #[crate::compiled_here]
    pub async fn file_states(&self, ids: Vec<FileId>) -> Result<HashMap<FileId, FileState>> {
        let tx = self.snapshot().await?;
        let mut states = HashMap::new();
        for some in ids.chunks(ASKED_AT_ONCE) {
            let rows = file::Entity::find().filter(file::Column::Id.is_in(among(some.iter().map(|id| id.0))));
            for row in rows.all(&tx.db).await? {
                let state = if row.gone_at.is_some() { FileState::Refused } else { super::state(&row) };
                states.insert(row.id.into(), state);
            }
        }
        Ok(states)
    }

    /// The objects of a file that is gone are deleted.
    #[crate::compiled_here]
    pub async fn file_is_swept(&self, id: FileId) -> Result<()> {
        self.write(Touches::nothing(), move |tx| {
            Box::pin(async move {
                file_part::Entity::delete_many().filter(file_part::Column::FileId.eq(id.0)).exec(&tx.db).await?;
                file::Entity::update_many()
                    .col_expr(file::Column::Bytes, Expr::value(0_i64))
                    .col_expr(file::Column::Received, Expr::value(0_i64))
                    .col_expr(file::Column::Sha256, Expr::value(""))
                    .filter(file::Column::Id.eq(id.0))
                    .filter(file::Column::GoneAt.is_not_null())
                    .exec(&tx.db)
                    .await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}
