//! Sending an answer, or only *read*. The piece's author is told, and nobody else in the class.

use domain::feedback::FeedbackWords;
use domain::id::{FeedbackId, PersonId, ReflectionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{READ, WORDS, draft};
use crate::entity::{feedback, passage, reflection, version};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, help, pieces, scope, showing};

/// What becomes of the half-written answer, the marks and the voice that lie ready for a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// They are this answer, or go along with it.
    TakesAlong,
    /// They are another answer, and stay as they are.
    Leaves,
}

impl Store {
    /// Sends words about one version of a piece, with the marks and the voice that lie ready. Whoever sends mints the id, so twice is once; the half-written draft is gone then.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides, or for an id that is somebody else's;
    /// `feedback.nobody_reads` when its student is in no class any more; `reflections.no_such_version` when that version is not there (any more); `feedback.say_something`,
    /// `feedback.mark_moved`, `feedback.too_many_passages`, too long.
    #[crate::compiled_here]
    pub async fn send_feedback(
        &self,
        viewer: &Viewer,
        id: FeedbackId,
        reflection: ReflectionId,
        version: i32,
        words: FeedbackWords,
    ) -> Result<()> {
        self.send_as(viewer, id, reflection, version, words, Beside::TakesAlong).await
    }

    /// The same, with what becomes of what the viewer has begun about this very piece.
    pub(super) async fn send_as(
        &self,
        viewer: &Viewer,
        id: FeedbackId,
        reflection: ReflectionId,
        version: i32,
        words: FeedbackWords,
        beside: Beside,
    ) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let viewer = viewer.clone();
        let touches = classes::touches(&viewer, class).and_person(student);
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?.person;
                if is_sent(tx, id, &piece, me).await? {
                    return Ok(Written::quietly(()));
                }
                find_reader(tx, &piece).await?;
                let about = shared_version(tx, &piece, version).await?;
                let also = match beside {
                    Beside::TakesAlong => Some(showing::also(tx, &piece, me).await?),
                    Beside::Leaves => None,
                };
                let (something, voice) = also.as_ref().map_or((false, None), |also| (also.is_something(), also.voice));
                let words = words.check_for_sending(&about.words, something)?;
                let stage = pieces::stage(&piece).answer(version)?;
                // Who asked for help about it is helped.
                let helped = help::answered(tx, &piece, me).await?;
                let row = feedback::ActiveModel {
                    strength: Set(words.strength.clone()),
                    question: Set(words.question.clone()),
                    next_step: Set(words.next_step.clone()),
                    voice_id: Set(voice),
                    ..super::new_row(tx, &piece, id.0, me, version, WORDS)
                };
                feedback::Entity::insert(row).exec_without_returning(&tx.db).await?;
                mark_passages(tx, &piece, id, words).await?;
                if let Some(also) = also {
                    showing::send(tx, &piece, me, id, also).await?;
                    draft::forget(tx, reflection, me).await?;
                }
                let mut events = vec![super::answered(tx, piece, stage, WORDS).await?];
                events.extend(helped);
                Ok(Written::new((), events))
            })
        })
        .await
    }

    /// *Read*, with one key, about the version that was on the screen: a newer one that came meanwhile stays unread. Does
    /// nothing where a teacher already read or answered that version.
    ///
    /// Errors: as for [`Store::send_feedback`].
    #[crate::compiled_here]
    pub async fn mark_read(
        &self,
        viewer: &Viewer,
        id: FeedbackId,
        reflection: ReflectionId,
        version: i32,
    ) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let viewer = viewer.clone();
        let touches = classes::touches(&viewer, class).and_person(student);
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?.person;
                if is_sent(tx, id, &piece, me).await? {
                    return Ok(Written::quietly(()));
                }
                find_reader(tx, &piece).await?;
                shared_version(tx, &piece, version).await?;
                if was_read(tx, &piece, version).await? {
                    return Ok(Written::quietly(()));
                }
                let stage = match pieces::stage(&piece) {
                    stage if stage.version() == version => stage.mark_read()?,
                    stage => stage,
                };
                let row = super::new_row(tx, &piece, id.0, me, version, READ);
                feedback::Entity::insert(row).exec_without_returning(&tx.db).await?;
                Ok(Written::new((), vec![super::answered(tx, piece, stage, READ).await?]))
            })
        })
        .await
    }
}

/// An answer that nobody can read is not taken: its words stay in the draft, and its student may be put back on the roster.
async fn find_reader(tx: &Tx, piece: &reflection::Model) -> Result<()> {
    if pieces::reach(tx, piece).await?.may_be_answered() {
        Ok(())
    } else {
        Err(Refusal::conflict("feedback.nobody_reads").into())
    }
}

/// True if this very answer is there already.
async fn is_sent(tx: &Tx, id: FeedbackId, piece: &reflection::Model, me: PersonId) -> Result<bool> {
    match feedback::Entity::find_by_id(id.0).one(&tx.db).await? {
        None => Ok(false),
        Some(row) if row.reflection_id == piece.id && row.author_id == me.0 => Ok(true),
        Some(_) => Err(Error::not_found()),
    }
}

/// Whether a teacher read or answered this version.
async fn was_read(tx: &Tx, piece: &reflection::Model, version: i32) -> Result<bool> {
    let answers = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.eq(piece.id))
        .filter(feedback::Column::Version.eq(version));
    Ok(answers.count(&tx.db).await? > 0)
}

async fn shared_version(tx: &Tx, piece: &reflection::Model, number: i32) -> Result<version::Model> {
    version::Entity::find()
        .filter(version::Column::ReflectionId.eq(piece.id))
        .filter(version::Column::Number.eq(number))
        .filter(version::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(|| Refusal::conflict("reflections.no_such_version").into())
}

async fn mark_passages(tx: &Tx, piece: &reflection::Model, id: FeedbackId, words: FeedbackWords) -> Result<()> {
    let rows: Vec<_> = words
        .passages
        .into_iter()
        .map(|marked| passage::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(piece.district_id),
            feedback_id: Set(id.0),
            subject_id: Set(piece.subject_id),
            starts: Set(marked.starts as i32),
            ends: Set(marked.ends as i32),
            quote: Set(marked.quote),
            words: Set(marked.words),
        })
        .collect();
    if !rows.is_empty() {
        passage::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}
