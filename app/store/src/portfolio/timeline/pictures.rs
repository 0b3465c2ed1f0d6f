//! Small pictures of what an entry shows: of photographs and drawings, and of nothing else.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::FileId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::{file, shown};
use crate::tx::Tx;

/// The first thing that each version shows and that there is a small picture of.
pub async fn of_versions(tx: &Tx, versions: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, FileId>> {
    let shown = shown::Entity::find()
        .filter(shown::Column::VersionId.is_in(among(versions)))
        .filter(shown::Column::RemovedAt.is_null())
        // Later ones take the place of earlier ones.
        .order_by_desc(shown::Column::Place)
        .all(&tx.db)
        .await?;
    let small = small(tx, shown.iter().map(|row| row.file_id)).await?;
    let shown = shown.into_iter().filter(|row| small.contains(&row.file_id));
    Ok(shown.filter_map(|row| Some((row.version_id?, row.file_id.into()))).collect())
}

/// Those of these files that there is a small picture of.
pub async fn small(tx: &Tx, files: impl Iterator<Item = Uuid>) -> Result<BTreeSet<Uuid>> {
    let small: Vec<Uuid> = file::Entity::find()
        .select_only()
        .column(file::Column::Id)
        .filter(file::Column::Id.is_in(among(files)))
        .filter(file::Column::Small.eq(true))
        .filter(file::Column::GoneAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(small.into_iter().collect())
}
