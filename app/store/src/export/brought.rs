//! What was brought from another Waymark: kept as the document that came, and told on from it. Its files have ids of this Waymark; the
//! document names them by the ids that they came with.

use std::collections::{BTreeMap, BTreeSet};

use domain::export::Item;
use domain::id::FileId;
use domain::portfolio::TimelineSource;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::{brought_file, brought_item};
use crate::tx::Tx;

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = brought_item::Entity::find().filter(brought_item::Column::SubjectId.eq(student));
    Ok(own.select_only().column(brought_item::Column::Id).into_tuple().all(&tx.db).await?)
}

/// Something of these kinds was brought. It stays a document, and no list of what is made here has it.
pub async fn any(tx: &Tx, student: Uuid, kinds: &[TimelineSource]) -> Result<bool> {
    let found: Option<Uuid> = brought_item::Entity::find()
        .filter(brought_item::Column::SubjectId.eq(student))
        .filter(brought_item::Column::Kind.is_in(among(kinds.iter().copied().map(TimelineSource::name))))
        .select_only()
        .column(brought_item::Column::Id)
        .into_tuple()
        .one(&tx.db)
        .await?;
    Ok(found.is_some())
}

/// With the id that it has here, and files as they are here.
pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row =
        brought_item::Entity::find_by_id(id).filter(brought_item::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let mut item: Item = serde_json::from_str(&row.document)?;
    item.id = row.id;
    Ok(Some(item.renamed(&here(tx, student).await?)))
}

/// What came as which id, is which file here.
pub async fn here(tx: &Tx, student: Uuid) -> Result<BTreeMap<Uuid, Uuid>> {
    let rows = brought_file::Entity::find().filter(brought_file::Column::SubjectId.eq(student)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.foreign_id, row.file_id)).collect())
}

/// The students who brought the file.
pub async fn who_brought(tx: &Tx, file: FileId) -> Result<BTreeSet<Uuid>> {
    let rows = brought_file::Entity::find().filter(brought_file::Column::FileId.eq(file.0)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| row.subject_id).collect())
}

/// The files that brought things show: these stay.
pub fn shown_files() -> SelectStatement {
    Query::select().column(brought_file::Column::FileId).from(brought_file::Entity).to_owned()
}
