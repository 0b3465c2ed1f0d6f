//! Drafts: kept as they are typed, read by nobody but their student.
//!
//! A draft counts its saves. A save names the number it started from; if another device was faster the number has moved, and
//! the later one is told instead of overwriting. The count goes on when a version is shared, so that a window left open from
//! before can never pass for the newest.

mod beginning;

pub use beginning::{Begun, begin};

use domain::clock::Moment;
use domain::command::{Answer, Beginning, Envelope};
use domain::id::ReflectionId;
use domain::reflections::{Ask, Draft, DraftWords};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{draft, person, reflection, teaching, version};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Result, pieces};

/// The draft's row, if there is one.
pub async fn of_piece(tx: &Tx, id: ReflectionId) -> Result<Option<draft::Model>> {
    Ok(draft::Entity::find().filter(draft::Column::ReflectionId.eq(id.0)).one(&tx.db).await?)
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
    let step = match &begun {
        Begun::Elsewhere(_) => merge(&typed, there.as_ref(), kept.as_ref(), piece.draft_rev)?,
        // What says just what was shared is no revision yet.
        _ if kept.is_none() && there.as_ref() == Some(&typed) => Step::Stays(piece.draft_rev),
        _ => step(envelope.base_version, kept.as_ref().map(|row| (row.rev, words(row) == typed)), piece.draft_rev)?,
    };
    let rev = match step {
        Step::Stays(rev) => rev,
        Step::Counts(rev) => {
            keep(tx, piece, kept, typed, rev).await?;
            rev
        }
    };
    Ok(Written::quietly(Answer::Done { reflection: Some(piece.id.into()), rev, version: piece.version }))
}

/// What a save does to the draft's number.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// The words are there already: a repeat.
    Stays(i64),
    Counts(i64),
}

/// `kept` is the draft's number and whether its words are the same; `last` is the number that the draft before ended with.
fn step(base: i64, kept: Option<(i64, bool)>, last: i64) -> Result<Step> {
    match kept {
        None if base == 0 || base == last => Ok(Step::Counts(last + 1)),
        Some((rev, _)) if rev == base => Ok(Step::Counts(rev + 1)),
        // The answer to this very save was lost on its way.
        Some((rev, true)) if rev == base + 1 || (base == 0 && rev == last + 1) => Ok(Step::Stays(rev)),
        _ => Err(Refusal::conflict("drafts.another_device").into()),
    }
}

/// The prompt was begun under another id, on another device. Nothing is merged without a word.
fn merge(typed: &DraftWords, there: Option<&DraftWords>, kept: Option<&draft::Model>, last: i64) -> Result<Step> {
    let rev = kept.map_or(last, |row| row.rev);
    match there {
        Some(there) if same_text(typed, there) || typed.words.trim().is_empty() => Ok(Step::Stays(rev)),
        Some(there) if !there.words.trim().is_empty() => Err(Refusal::conflict("drafts.already_begun").into()),
        _ => Ok(Step::Counts(rev + 1)),
    }
}

pub fn same_text(one: &DraftWords, other: &DraftWords) -> bool {
    one.words.trim() == other.words.trim()
}

/// Writes the draft's row.
pub async fn keep(
    tx: &Tx,
    piece: &reflection::Model,
    kept: Option<draft::Model>,
    typed: DraftWords,
    rev: i64,
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
        .filter(person::Column::Id.is_in(teachers.into_iter().map(|row| row.person_id)))
        .all(&tx.db)
        .await?;
    let named = persons.into_iter().find(|row| row.display_name.to_lowercase() == name.to_lowercase());
    Ok(named.map(|row| row.id))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However two devices save, what one of them wrote is only ever replaced by a save that started from it.
        #[test]
        fn nothing_is_overwritten_unseen(bases in proptest::collection::vec(0i64..6, 0..30), last in 0i64..4) {
            let mut kept: Option<i64> = None;
            for base in bases {
                if let Ok(Step::Counts(next)) = step(base, kept.map(|rev| (rev, false)), last) {
                    prop_assert!(kept.is_none_or(|rev| rev == base), "{base} replaced {kept:?}");
                    prop_assert!(next > kept.unwrap_or(last));
                    kept = Some(next);
                }
            }
        }
    }

    #[test]
    fn the_same_save_twice_is_one() {
        assert_eq!(step(0, None, 0).unwrap(), Step::Counts(1));
        assert_eq!(step(0, Some((1, true)), 0).unwrap(), Step::Stays(1));
        assert_eq!(step(0, Some((5, true)), 4).unwrap(), Step::Stays(5));
        assert!(step(0, Some((1, false)), 0).is_err());
        assert!(step(1, Some((3, true)), 0).is_err());
        assert!(step(2, None, 3).is_err(), "a window from before the version was shared");
    }
}
