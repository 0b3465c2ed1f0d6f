//! Drafts: kept as they are typed, read by nobody but their student.
//!
//! A draft counts its saves. A save names the number it started from; if another device was faster the number has moved, and
//! the later one is told instead of overwriting. The count goes on when a version is shared, so that a window left open from
//! before can never pass for the newest.

mod beginning;
mod numbers;

pub use beginning::{Begun, begin, released};
pub use numbers::{Order, order, same_text};
use numbers::{Step, merge, step};

use std::collections::HashMap;

use domain::clock::Moment;
use domain::command::{Answer, Beginning, Envelope, Hand};
use domain::id::ReflectionId;
use domain::reflections::{Ask, Draft, DraftWords};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{draft, person, reflection, teaching, version};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, pieces};

/// The draft's row, if there is one.
pub async fn of_piece(tx: &Tx, id: ReflectionId) -> Result<Option<draft::Model>> {
    Ok(draft::Entity::find().filter(draft::Column::ReflectionId.eq(id.0)).one(&tx.db).await?)
}

/// Of several pieces, by piece.
pub async fn of_pieces(tx: &Tx, pieces: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, draft::Model>> {
    let rows = draft::Entity::find().filter(draft::Column::ReflectionId.is_in(among(pieces))).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.reflection_id, row)).collect())
}

/// As its student sees it.
pub fn shown(row: draft::Model) -> Draft {
    Draft { rev: row.rev, saved_at: Moment(row.changed_at), words: words(&row) }
}

pub fn words(row: &draft::Model) -> DraftWords {
    DraftWords {
        words: row.words.clone(),
        ask: Ask::named(&row.ask).unwrap_or_default(),
        ask_words: row.ask_words.clone(),
        language: row.language.clone(),
        scribe: row.scribe.clone(),
    }
}

/// The words of a shared version as they would stand in a draft.
pub fn words_of(row: &version::Model) -> DraftWords {
    DraftWords {
        words: row.words.clone(),
        ask: Ask::named(&row.ask).unwrap_or_default(),
        ask_words: row.ask_words.clone(),
        language: row.language.clone(),
        scribe: row.scribe.clone(),
    }
}

/// Who saved last: of the draft, else of what was shared from it.
pub fn last_hand(kept: Option<&draft::Model>, piece: &reflection::Model) -> Option<Hand> {
    let (hand, stroke) = kept.map_or((piece.hand, piece.stroke), |row| (row.hand, row.stroke));
    hand.map(|id| Hand(id.into(), stroke))
}

/// Keeps what was typed.
pub async fn save(
    tx: &Tx,
    viewer: &Viewer,
    envelope: &Envelope,
    id: ReflectionId,
    beginning: &Beginning,
    typed: &DraftWords,
) -> Result<Written<Answer>> {
    let typed = typed.check()?;
    let begun = begin(tx, viewer, id, beginning, envelope.done_at).await?;
    let piece = begun.piece();
    let kept = of_piece(tx, piece.id.into()).await?;
    let newest = pieces::versions(tx, piece.id.into()).await?.into_iter().next();
    let there = kept.as_ref().map(words).or_else(|| newest.as_ref().map(words_of));
    let order = order(envelope.device, last_hand(kept.as_ref(), piece));
    let step = match &begun {
        Begun::Elsewhere(_) if matches!(order, Order::Unknown | Order::Elder) => {
            merge(&typed, there.as_ref(), kept.as_ref(), piece.draft_rev)?
        }
        // What says just what was shared is no revision yet.
        _ if kept.is_none() && there.as_ref() == Some(&typed) => Step::Stays(piece.draft_rev),
        _ => step(
            envelope.base_version,
            order,
            kept.as_ref().map(|row| (row.rev, words(row) == typed)),
            piece.draft_rev,
        )?,
    };
    let rev = match step {
        Step::Stays(rev) => rev,
        Step::Counts(rev) => {
            keep(tx, piece, kept, typed, rev, envelope.device).await?;
            rev
        }
    };
    Ok(Written::quietly(Answer::Done { reflection: Some(piece.id.into()), rev, version: piece.version }))
}

/// Writes the draft's row.
pub async fn keep(
    tx: &Tx,
    piece: &reflection::Model,
    kept: Option<draft::Model>,
    typed: DraftWords,
    rev: i64,
    hand: Option<Hand>,
) -> Result<()> {
    let is_new = kept.is_none();
    let mut row = match kept {
        Some(row) => draft::ActiveModel::from(row),
        None => draft::ActiveModel {
            id: Set(uuid::Uuid::now_v7()),
            district_id: Set(piece.district_id),
            reflection_id: Set(piece.id),
            subject_id: Set(piece.subject_id),
            ..Default::default()
        },
    };
    row.base = Set(piece.version);
    row.rev = Set(rev);
    row.ask = Set(typed.ask.name().into());
    row.ask_words = Set(typed.ask_words);
    row.language = Set(typed.language);
    row.told = Set(typed.scribe.is_some());
    row.scribe_id = Set(scribe(tx, piece, typed.scribe.as_deref()).await?);
    row.scribe = Set(typed.scribe);
    row.words = Set(typed.words);
    row.changed_at = Set(tx.now.0);
    row.hand = Set(hand.map(|Hand(id, _)| id.0));
    row.stroke = Set(hand.map_or(0, |Hand(_, stroke)| stroke));
    if is_new {
        draft::Entity::insert(row).exec_without_returning(&tx.db).await?;
    } else {
        row.update(&tx.db).await?;
    }
    Ok(())
}

/// The adult who wrote it down, where it is one of the class's teachers; anybody else stays a name.
pub async fn scribe(tx: &Tx, piece: &reflection::Model, name: Option<&str>) -> Result<Option<uuid::Uuid>> {
    let (Some(name), Some(class)) = (name, piece.class_id) else { return Ok(None) };
    let teachers = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let persons = person::Entity::find()
        .filter(person::Column::Id.is_in(among(teachers.into_iter().map(|row| row.person_id))))
        .all(&tx.db)
        .await?;
    let named = persons.into_iter().find(|row| row.display_name.to_lowercase() == name.to_lowercase());
    Ok(named.map(|row| row.id))
}
