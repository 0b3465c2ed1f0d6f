//! Pieces: what was shared of them, what was answered and said by the criteria, and what became of the answer. A draft is nobody's to see, and
//! stays here.

use std::collections::{BTreeMap, BTreeSet};

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, InLanguage, Item, Led, Revision, ShownFile};
use domain::files::FileState;
use domain::reflections::Stage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{answers, ratings};
use crate::among::among;
use crate::entity::{file, reflection, shown, translation, version};
use crate::tx::Tx;
use crate::{Result, pieces};

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(reflection::Entity::find()
        .select_only()
        .column(reflection::Column::Id)
        .filter(reflection::Column::SubjectId.eq(student))
        .filter(reflection::Column::Version.gt(0))
        .into_tuple()
        .all(&tx.db)
        .await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let piece =
        reflection::Entity::find_by_id(id).filter(reflection::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(piece) = piece else { return Ok(None) };
    let versions = version::Entity::find()
        .filter(version::Column::ReflectionId.eq(id))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_asc(version::Column::Number)
        .all(&tx.db)
        .await?;
    if versions.is_empty() {
        return Ok(None);
    }
    let mut files = files(tx, id).await?;
    let mut translations = translations(tx, versions.iter().map(|version| version.id)).await?;
    let (ids, numbers): (Vec<Uuid>, Vec<i32>) = versions.iter().map(|version| (version.id, version.number)).unzip();
    let shown: BTreeSet<Uuid> = files.values().flatten().map(|shown| shown.file).collect();
    let versions = versions
        .into_iter()
        .map(|row| Revision {
            id: row.id,
            number: row.number,
            words: row.words,
            ask: row.ask,
            ask_words: row.ask_words,
            mode: row.mode.unwrap_or_default(),
            mode_why: row.mode_why.unwrap_or_default(),
            language: row.language,
            told: row.told,
            at: Moment(row.received_at),
            files: files.remove(&row.id).unwrap_or_default(),
            translations: translations.remove(&row.id).unwrap_or_default(),
        })
        .collect();
    let content = Content::Piece {
        question: pieces::question(tx, &piece).await?.0,
        versions,
        feedback: answers::of(tx, id, &numbers, &shown).await?,
        ratings: ratings::of_teachers(tx, id, &ids).await?,
        talk: ratings::talk(tx, student, id).await?,
        proud: matches!(pieces::stage(&piece), Stage::Resting { .. }),
    };
    let point = AccessPoint::named(&piece.access_point).unwrap_or(AccessPoint::Reflection);
    Ok(Some(Item { id, at: Moment(piece.created_at), point, told_at: None, content }))
}

/// The piece that came of something, while anything of it is shared.
pub async fn led_to(tx: &Tx, student: Uuid, piece: Option<Uuid>) -> Result<Option<Led>> {
    let Some(id) = piece else { return Ok(None) };
    let shared = reflection::Entity::find_by_id(id)
        .filter(reflection::Column::SubjectId.eq(student))
        .filter(reflection::Column::Version.gt(0))
        .one(&tx.db)
        .await?;
    let Some(piece) = shared else { return Ok(None) };
    Ok(Some(Led { item: id, title: pieces::question(tx, &piece).await?.0 }))
}

/// What each version shows, in its order.
async fn files(tx: &Tx, piece: Uuid) -> Result<BTreeMap<Uuid, Vec<ShownFile>>> {
    let rows = shown::Entity::find()
        .filter(shown::Column::ReflectionId.eq(piece))
        .filter(shown::Column::VersionId.is_not_null())
        .filter(shown::Column::RemovedAt.is_null())
        .order_by_asc(shown::Column::Place)
        .order_by_asc(shown::Column::Id)
        .all(&tx.db)
        .await?;
    let kinds: BTreeMap<Uuid, String> = file::Entity::find()
        .filter(file::Column::Id.is_in(among(rows.iter().map(|row| row.file_id))))
        .filter(file::Column::State.eq(FileState::Ready.name()))
        .filter(file::Column::GoneAt.is_null())
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| (row.id, row.kind))
        .collect();
    let mut files: BTreeMap<Uuid, Vec<ShownFile>> = BTreeMap::new();
    for row in rows {
        let (Some(version), Some(kind)) = (row.version_id, kinds.get(&row.file_id).cloned()) else { continue };
        let shown = ShownFile { file: row.file_id, kind, caption: row.caption, transcript: row.transcript };
        files.entry(version).or_default().push(shown);
    }
    Ok(files)
}

async fn translations(tx: &Tx, versions: impl Iterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Vec<InLanguage>>> {
    let rows = translation::Entity::find()
        .filter(translation::Column::VersionId.is_in(among(versions)))
        .order_by_asc(translation::Column::CreatedAt)
        .order_by_asc(translation::Column::Id)
        .all(&tx.db)
        .await?;
    let mut said: BTreeMap<Uuid, Vec<InLanguage>> = BTreeMap::new();
    // Only the student's own.
    for row in rows.into_iter().filter(|row| row.author_id == row.subject_id) {
        said.entry(row.version_id).or_default().push(InLanguage { language: row.language, words: row.words });
    }
    Ok(said)
}
