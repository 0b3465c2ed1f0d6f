//! Who sees the picture of a focus: whoever finds the round that shows it.

use domain::id::RoundId;
use domain::viewer::Viewer;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::round;
use crate::tx::Tx;
use crate::{Result, scope};

pub async fn sees(tx: &Tx, viewer: &Viewer, file: Uuid) -> Result<bool> {
    for row in round::Entity::find().filter(round::Column::FileId.eq(file)).all(&tx.db).await? {
        let id = RoundId(row.id);
        if scope::guided_round(tx, viewer, id).await.is_ok() || scope::found_round(tx, viewer, id).await.is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// These stay for as long as there are their rounds.
pub fn focus_files() -> SelectStatement {
    Query::select()
        .column(round::Column::FileId)
        .from(round::Entity)
        .and_where(round::Column::FileId.is_not_null())
        .to_owned()
}
