//! The half-written answer: its teacher's own, on any device, until it is sent.

use domain::feedback::{FeedbackDraft, FeedbackWords};
use domain::id::{PersonId, ReflectionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{feedback_draft, reflection};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, scope};

/// What a save knows of the draft.
#[derive(Clone, Default)]
pub struct BuildsOn {
    /// The number that this window last saw; 0 for a new draft.
    pub rev: i64,
    /// What its save before this one says, which it has had no answer to: a page that is left does not wait for one.
    pub under_way: Option<FeedbackWords>,
}

impl From<i64> for BuildsOn {
    fn from(rev: i64) -> Self {
        Self { rev, under_way: None }
    }
}

impl BuildsOn {
    /// Whether the draft is as that window left it.
    fn is(&self, rev: i64, there: Option<&FeedbackWords>) -> bool {
        let arrived = |words: FeedbackWords| words.check().is_ok_and(|words| there == Some(&words));
        rev == self.rev || (rev == self.rev + 1 && self.under_way.clone().is_some_and(arrived))
    }
}

impl Store {
    /// Keeps what the viewer typed so far about a piece and returns the number that the next save builds on. Saving the same words again is
    /// no conflict: the answer was lost.
    ///
    /// Errors: not found unless the piece was shared with a class the viewer guides; too long;
    /// `feedback.another_window` when another window or device saved meanwhile: nothing is overwritten.
    pub async fn save_feedback_draft(
        &self,
        viewer: &Viewer,
        reflection: ReflectionId,
        words: FeedbackWords,
        builds_on: impl Into<BuildsOn>,
    ) -> Result<i64> {
        let (viewer, builds_on) = (viewer.clone(), builds_on.into());
        // No stream hears of it; the author's row keeps two windows apart.
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, words, builds_on) = (viewer.clone(), words.clone(), builds_on.clone());
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?.person;
                let words = words.check()?;
                let known = row(tx, reflection, me).await?;
                let rev = known.as_ref().map_or(0, |row| row.rev);
                let there = known.as_ref().map(self::words).transpose()?;
                if there.as_ref() == Some(&words) {
                    return Ok(Written::quietly(rev));
                }
                if !builds_on.is(rev, there.as_ref()) {
                    return Err(Refusal::conflict("feedback.another_window").into());
                }
                keep(tx, &piece, me, known, words, rev + 1).await?;
                Ok(Written::quietly(rev + 1))
            })
        })
        .await
    }

    /// The viewer's own half-written answer; empty with number 0 where there is none.
    #[crate::compiled_here]
    pub async fn feedback_draft(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<FeedbackDraft> {
        let tx = self.snapshot().await?;
        scope::shared_piece(&tx, viewer, reflection).await?;
        draft(&tx, reflection, scope::person(viewer)?.person).await
    }
}

pub async fn draft(tx: &Tx, reflection: ReflectionId, author: PersonId) -> Result<FeedbackDraft> {
    match row(tx, reflection, author).await? {
        Some(row) => Ok(FeedbackDraft { words: words(&row)?, rev: row.rev }),
        None => Ok(FeedbackDraft::default()),
    }
}

/// Sent: nothing half-written remains.
pub async fn forget(tx: &Tx, reflection: ReflectionId, author: PersonId) -> Result<()> {
    feedback_draft::Entity::delete_many()
        .filter(feedback_draft::Column::ReflectionId.eq(reflection.0))
        .filter(feedback_draft::Column::AuthorId.eq(author.0))
        .exec(&tx.db)
        .await?;
    Ok(())
}

async fn row(tx: &Tx, reflection: ReflectionId, author: PersonId) -> Result<Option<feedback_draft::Model>> {
    Ok(feedback_draft::Entity::find()
        .filter(feedback_draft::Column::ReflectionId.eq(reflection.0))
        .filter(feedback_draft::Column::AuthorId.eq(author.0))
        .one(&tx.db)
        .await?)
}

async fn keep(
    tx: &Tx,
    piece: &reflection::Model,
    author: PersonId,
    known: Option<feedback_draft::Model>,
    words: FeedbackWords,
    rev: i64,
) -> Result<()> {
    let begun = known.is_some();
    let row = feedback_draft::ActiveModel {
        id: match known {
            Some(row) => sea_orm::ActiveValue::Unchanged(row.id),
            None => Set(Uuid::now_v7()),
        },
        district_id: Set(piece.district_id),
        reflection_id: Set(piece.id),
        subject_id: Set(piece.subject_id),
        author_id: Set(author.0),
        rev: Set(rev),
        passages: Set(serde_json::to_string(&words.passages)?),
        strength: Set(words.strength),
        question: Set(words.question),
        next_step: Set(words.next_step),
        changed_at: Set(tx.now.0),
        // Its own way in: see `Store::answer_by_voice`.
        voice_id: sea_orm::ActiveValue::NotSet,
    };
    if begun {
        row.update(&tx.db).await?;
    } else {
        feedback_draft::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

fn words(row: &feedback_draft::Model) -> Result<FeedbackWords> {
    Ok(FeedbackWords {
        strength: row.strength.clone(),
        question: row.question.clone(),
        next_step: row.next_step.clone(),
        passages: serde_json::from_str(&row.passages)?,
    })
}
