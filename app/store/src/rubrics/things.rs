//! What versions show, as far as it is looked at by a rubric: without what was marked on it.

use std::collections::HashMap;

use domain::showing::ShownView;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{file, shown};
use crate::tx::Tx;
use crate::{Result, files};

/// In its order.
pub async fn of_version(tx: &Tx, version: Uuid) -> Result<Vec<ShownView>> {
    let rows = shown::Entity::find()
        .filter(shown::Column::VersionId.eq(version))
        .order_by_asc(shown::Column::Place)
        .order_by_asc(shown::Column::Id)
        .all(&tx.db)
        .await?;
    views(tx, rows).await
}

/// Those of these ids that are there.
pub async fn by_ids(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, ShownView>> {
    let rows = shown::Entity::find().filter(shown::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    Ok(views(tx, rows).await?.into_iter().map(|view| (view.id.0, view)).collect())
}

async fn views(tx: &Tx, rows: Vec<shown::Model>) -> Result<Vec<ShownView>> {
    let known = file::Entity::find().filter(file::Column::Id.is_in(among(rows.iter().map(|row| row.file_id))));
    let known: HashMap<Uuid, file::Model> = known.all(&tx.db).await?.into_iter().map(|file| (file.id, file)).collect();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(file) = known.get(&row.file_id) {
            let (caption, transcript) = (row.caption, row.transcript);
            views.push(ShownView { id: row.id.into(), file: files::view(file)?, caption, transcript, marks: vec![] });
        }
    }
    Ok(views)
}
