//! The rows of what is shown, and what becomes of them with a share.

use std::collections::HashMap;

use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::{file, shown, version};
use crate::tx::Tx;

/// What a draft shows or showed, in its order.
pub fn in_draft(piece: Uuid) -> Select<shown::Entity> {
    shown::Entity::find()
        .filter(shown::Column::ReflectionId.eq(piece))
        .filter(shown::Column::VersionId.is_null())
        .order_by_asc(shown::Column::Place)
        .order_by_asc(shown::Column::Id)
}

/// What shared versions of a piece show, each in its order; what was taken back shows nothing.
pub async fn in_versions(tx: &Tx, piece: Uuid) -> Result<Vec<shown::Model>> {
    let shared = Query::select()
        .column(version::Column::Id)
        .from(version::Entity)
        .and_where(version::Column::ReflectionId.eq(piece))
        .and_where(version::Column::TakenBackAt.is_null())
        .to_owned();
    Ok(shown::Entity::find()
        .filter(shown::Column::ReflectionId.eq(piece))
        .filter(shown::Column::VersionId.in_subquery(shared))
        .order_by_asc(shown::Column::Place)
        .order_by_asc(shown::Column::Id)
        .all(&tx.db)
        .await?)
}

/// What stands beside a draft that is being shared.
pub struct Beside(Vec<shown::Model>);

impl Beside {
    pub async fn read(tx: &Tx, piece: Uuid) -> Result<Self> {
        Ok(Self(in_draft(piece).all(&tx.db).await?))
    }

    /// Whether the draft could be shared without a word.
    pub fn shows(&self) -> bool {
        self.0.iter().any(|row| row.removed_at.is_none())
    }
}

/// Whether a version shows just what the draft shows, in the same order and with the same words.
pub async fn is_shown_by(tx: &Tx, piece: Uuid, version: Uuid) -> Result<bool> {
    let draft = in_draft(piece).filter(shown::Column::RemovedAt.is_null()).all(&tx.db).await?;
    let rows = in_versions(tx, piece).await?.into_iter().filter(|row| row.version_id == Some(version));
    let said = |row: shown::Model| (row.file_id, row.caption, row.transcript);
    Ok(draft.into_iter().map(said).eq(rows.map(said)))
}

/// The draft's things become the version's, too. What was taken out of the draft is out for good.
pub async fn freeze(tx: &Tx, Beside(rows): Beside, version: Uuid) -> Result<()> {
    let (out, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.removed_at.is_some());
    if !out.is_empty() {
        let out = shown::Column::Id.is_in(among(out.into_iter().map(|row| row.id)));
        shown::Entity::delete_many().filter(out).exec(&tx.db).await?;
    }
    let rows = rows.into_iter().map(|row| shown::ActiveModel {
        id: Set(Uuid::now_v7()),
        version_id: Set(Some(version)),
        district_id: Set(row.district_id),
        subject_id: Set(row.subject_id),
        reflection_id: Set(row.reflection_id),
        file_id: Set(row.file_id),
        place: Set(row.place),
        caption: Set(row.caption),
        transcript: Set(row.transcript),
        added_at: Set(row.added_at),
        removed_at: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        shown::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

/// The kind of the first thing that the newest version of each of these pieces shows.
pub async fn kinds(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = shown::Entity::find()
        .select_only()
        .column(shown::Column::ReflectionId)
        .column(file::Column::Kind)
        .join(
            sea_orm::JoinType::InnerJoin,
            shown::Entity::belongs_to(file::Entity).from(shown::Column::FileId).to(file::Column::Id).into(),
        )
        .join(
            sea_orm::JoinType::InnerJoin,
            shown::Entity::belongs_to(version::Entity).from(shown::Column::VersionId).to(version::Column::Id).into(),
        )
        .filter(shown::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .filter(version::Column::TakenBackAt.is_null())
        // Later rows take the place of earlier ones: the newest version's first thing comes last.
        .order_by_asc(version::Column::Number)
        .order_by_desc(shown::Column::Place)
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Files by their ids.
pub async fn files(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, file::Model>> {
    let rows = file::Entity::find().filter(file::Column::Id.is_in(among(ids))).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}
