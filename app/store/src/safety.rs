//! Words that ask for a second look before the wall: a class's list, and what of a piece stands in it.

mod list;

use domain::event::Cursor;
use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use domain::rich;
use domain::safety::{Phrase, SecondLook, beginning, found};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::{reflection, safety_list, safety_word, version};
use crate::tx::Tx;
use crate::{Result, Store, pieces, replay, scope, wall};

impl Store {
    /// What of a piece's newest version a teacher of its class should read once more before they release it; none where nothing is listed, or it
    /// may not be shown, or is.
    #[crate::compiled_here]
    pub async fn second_look(&self, viewer: &Viewer, piece: ReflectionId) -> Result<(Option<SecondLook>, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::shared_piece(&tx, viewer, piece).await?;
        // What may not be shown, and what is shown already, asks for nothing.
        let asks = pieces::wall_consent(&tx, &row).await? && wall::hangs(&tx, &row).await? != Some(row.version);
        let look = if asks { look(&tx, &row).await? } else { None };
        Ok((look, replay::cursor(&tx, viewer).await?))
    }
}

/// Whether its class's staff changed the list of a class.
async fn is_own(tx: &Tx, class: ClassId) -> Result<bool> {
    let row = safety_list::Entity::find().filter(safety_list::Column::ClassId.eq(class.0)).one(&tx.db).await?;
    Ok(row.is_some())
}

/// The entries of an own list, by their words.
async fn rows(tx: &Tx, class: ClassId) -> Result<Vec<safety_word::Model>> {
    Ok(safety_word::Entity::find()
        .filter(safety_word::Column::ClassId.eq(class.0))
        .filter(safety_word::Column::RemovedAt.is_null())
        .order_by_asc(safety_word::Column::Folded)
        .all(&tx.db)
        .await?)
}

/// What a class looks for.
pub async fn phrases(tx: &Tx, class: ClassId) -> Result<Vec<Phrase>> {
    if !is_own(tx, class).await? {
        return Ok(beginning());
    }
    Ok(rows(tx, class).await?.iter().map(|row| Phrase::read(&row.words)).collect())
}

async fn look(tx: &Tx, piece: &reflection::Model) -> Result<Option<SecondLook>> {
    match pieces::versions(tx, piece.id.into()).await?.into_iter().next() {
        Some(newest) => look_at(tx, piece, newest.number, &newest.words).await,
        None => Ok(None),
    }
}

/// What of a version of a piece asks for a second look.
pub async fn look_at(tx: &Tx, piece: &reflection::Model, version: i32, words: &str) -> Result<Option<SecondLook>> {
    let Some(class) = piece.class_id else { return Ok(None) };
    Ok(look_by(&phrases(tx, class.into()).await?, piece.id.into(), version, words))
}

/// The same by what its class looks for, read before.
pub fn look_by(phrases: &[Phrase], piece: ReflectionId, version: i32, words: &str) -> Option<SecondLook> {
    let words = rich::plain(words);
    let spans = found(phrases, &words);
    (!spans.is_empty()).then_some(SecondLook { piece, version, words, spans })
}

/// Before a piece is hung up: true if it was looked at a second time, false where nothing asks for that.
///
/// Errors: `wall.second_look` where something asks for it and `looked` is not the version that would be shown.
pub async fn pass(tx: &Tx, piece: &reflection::Model, looked: Option<i32>) -> Result<bool> {
    passed(look(tx, piece).await?, looked)
}

/// The same of a version that is not the newest.
pub async fn pass_version(
    tx: &Tx,
    piece: &reflection::Model,
    version: &version::Model,
    looked: Option<i32>,
) -> Result<bool> {
    passed(look_at(tx, piece, version.number, &version.words).await?, looked)
}

fn passed(look: Option<SecondLook>, looked: Option<i32>) -> Result<bool> {
    match look {
        None => Ok(false),
        Some(look) if looked == Some(look.version) => Ok(true),
        Some(_) => Err(Refusal::conflict("wall.second_look").into()),
    }
}
