//! A place in something that a version shows: four columns for an area, and the file that lies there, while it is shown.

use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::shown;
use crate::tx::Tx;

/// By what is shown, which file that is. What was removed is none.
pub async fn files(tx: &Tx, ids: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Uuid>> {
    let rows = shown::Entity::find()
        .filter(shown::Column::Id.is_in(among(ids)))
        .filter(shown::Column::RemovedAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.file_id)).collect())
}

/// Left, top, width and height, in ten-thousandths, where all four are said.
pub fn area(said: (Option<i32>, Option<i32>, Option<i32>, Option<i32>)) -> Option<[i32; 4]> {
    let (x, y, w, h) = said;
    Some([x?, y?, w?, h?])
}
