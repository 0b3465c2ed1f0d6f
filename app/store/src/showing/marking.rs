//! A teacher's marks and voice while the answer is being made: each is kept as it comes, so that a reload finds all of them.

use domain::id::{FileId, MarkId, ReflectionId, ShownId};
use domain::refusal::{Refusal, Sentence};
use domain::showing::{LONGEST_VOICE_MS, MOST_MARKS, Mark, Spot};
use domain::viewer::Viewer;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::rows::in_versions;
use crate::entity::{feedback_draft, feedback_mark, reflection};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, files, scope};

impl Store {
    /// Keeps a mark on something that a shared version of a piece shows; the same id again changes it. Whoever marks mints the id.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides, for what none of its versions shows, and for
    /// somebody else's mark; `showing.mark_sent` for one that went out already; `showing.mark_beside`, too many, too long.
    #[crate::compiled_here]
    pub async fn mark(
        &self,
        viewer: &Viewer,
        id: MarkId,
        reflection: ReflectionId,
        shown: ShownId,
        mark: Mark,
    ) -> Result<()> {
        let viewer = viewer.clone();
        // No stream hears of it; the author's row keeps two windows apart.
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, mark) = (viewer.clone(), mark.clone());
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                keep(tx, &viewer, &piece, id, shown, mark).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Takes away a mark that was not sent. Not there (any more): nothing happens.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides; `showing.mark_sent`.
    #[crate::compiled_here]
    pub async fn unmark(&self, viewer: &Viewer, id: MarkId, reflection: ReflectionId) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                if let Some(known) = own(tx, &viewer, &piece, id).await? {
                    feedback_mark::Entity::delete_by_id(known.id).exec(&tx.db).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Puts the viewer's own voice into the answer they are making, in place of one that was there; `None` takes it out.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides and the recording is theirs and about its student;
    /// `showing.voice_is_sound`, `showing.voice_too_long` for what is none.
    #[crate::compiled_here]
    pub async fn answer_by_voice(
        &self,
        viewer: &Viewer,
        reflection: ReflectionId,
        voice: Option<FileId>,
    ) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let me = scope::person(&viewer)?.person;
                let voice = match voice {
                    Some(voice) => Some(of_this_student(tx, &viewer, &piece, voice).await?),
                    None => None,
                };
                let draft = feedback_draft::Entity::find()
                    .filter(feedback_draft::Column::ReflectionId.eq(piece.id))
                    .filter(feedback_draft::Column::AuthorId.eq(me.0))
                    .one(&tx.db)
                    .await?;
                match draft {
                    Some(draft) => {
                        let mut row = feedback_draft::ActiveModel::from(draft);
                        row.voice_id = Set(voice);
                        row.update(&tx.db).await?;
                    }
                    // Without a word yet: the first save of words still builds on number 0.
                    None if voice.is_some() => {
                        let row = feedback_draft::ActiveModel {
                            id: Set(Uuid::now_v7()),
                            district_id: Set(piece.district_id),
                            reflection_id: Set(piece.id),
                            subject_id: Set(piece.subject_id),
                            author_id: Set(me.0),
                            rev: Set(0),
                            strength: Set(String::new()),
                            question: Set(String::new()),
                            next_step: Set(String::new()),
                            passages: Set("[]".into()),
                            changed_at: Set(tx.now.0),
                            voice_id: Set(voice),
                        };
                        feedback_draft::Entity::insert(row).exec_without_returning(&tx.db).await?;
                    }
                    None => {}
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// This author's marks on a piece that were not sent, in the order in which they were made.
pub fn on_desk(piece: Uuid, author: Uuid) -> Select<feedback_mark::Entity> {
    feedback_mark::Entity::find()
        .filter(feedback_mark::Column::ReflectionId.eq(piece))
        .filter(feedback_mark::Column::AuthorId.eq(author))
        .filter(feedback_mark::Column::FeedbackId.is_null())
        .order_by_asc(feedback_mark::Column::CreatedAt)
        .order_by_asc(feedback_mark::Column::Id)
}

/// The viewer's own mark of this id, if there is one that may still be changed.
async fn own(tx: &Tx, viewer: &Viewer, piece: &reflection::Model, id: MarkId) -> Result<Option<feedback_mark::Model>> {
    let me = scope::person(viewer)?.person;
    match feedback_mark::Entity::find_by_id(id.0).one(&tx.db).await? {
        None => Ok(None),
        Some(row) if row.author_id != me.0 || row.reflection_id != piece.id => Err(Error::not_found()),
        Some(row) if row.feedback_id.is_some() => Err(Refusal::conflict("showing.mark_sent").into()),
        Some(row) => Ok(Some(row)),
    }
}

async fn keep(tx: &Tx, viewer: &Viewer, piece: &reflection::Model, id: MarkId, on: ShownId, mark: Mark) -> Result<()> {
    let me = scope::person(viewer)?.person;
    let known = own(tx, viewer, piece, id).await?;
    let shown = in_versions(tx, piece.id).await?.into_iter().find(|row| row.id == on.0).ok_or_else(Error::not_found)?;
    let file = super::rows::files(tx, [shown.file_id]).await?.remove(&shown.file_id).ok_or_else(Error::not_found)?;
    let Mark { spot, words } = mark.check(&files::view(&file)?)?;
    let (starts, ends, area, page) = match spot {
        Spot::Moment { at, until } => (Some(at), until, None, None),
        Spot::Area { x, y, w, h } => (None, None, Some([x, y, w, h]), None),
        Spot::Page { page, part } => (None, None, None, Some((page, part))),
    };
    let mut row = match known {
        Some(row) => feedback_mark::ActiveModel::from(row),
        None => {
            if on_desk(piece.id, me.0).count(&tx.db).await? >= MOST_MARKS as u64 {
                let sentence = Sentence::new("showing.too_many_marks").with("most", MOST_MARKS);
                return Err(Refusal::Conflict { sentence }.into());
            }
            feedback_mark::ActiveModel { created_at: Set(tx.now.0), ..Default::default() }
        }
    };
    let is_new = row.id.is_not_set();
    row.district_id = Set(piece.district_id);
    row.subject_id = Set(piece.subject_id);
    row.reflection_id = Set(piece.id);
    row.author_id = Set(me.0);
    row.feedback_id = Set(None);
    row.shown_id = Set(shown.id);
    row.starts = Set(starts);
    row.ends = Set(ends);
    row.x = Set(area.map(|area| area[0]));
    row.y = Set(area.map(|area| area[1]));
    row.w = Set(area.map(|area| area[2]));
    row.h = Set(area.map(|area| area[3]));
    row.page = Set(page.map(|(page, _)| page));
    row.part = Set(page.and_then(|(_, part)| part).map(|part| part.name().to_owned()));
    row.words = Set(words);
    if is_new {
        row.id = Set(id.0);
        feedback_mark::Entity::insert(row).exec_without_returning(&tx.db).await?;
    } else {
        row.update(&tx.db).await?;
    }
    Ok(())
}

/// A recording of the viewer's own, made for this piece's student.
async fn of_this_student(tx: &Tx, viewer: &Viewer, piece: &reflection::Model, voice: FileId) -> Result<Uuid> {
    let file = files::rights::ready_own(tx, viewer, voice).await?;
    if file.subject_id != piece.subject_id {
        return Err(Error::not_found());
    }
    if file.kind != domain::files::FileKind::Sound.name() {
        return Err(Refusal::invalid("voice", "showing.voice_is_sound").into());
    }
    // A recorder stops a blink after it is told to.
    if file.lasts_ms.is_some_and(|ms| ms > LONGEST_VOICE_MS + 1_500) {
        return Err(Refusal::invalid("voice", "showing.voice_too_long").into());
    }
    Ok(file.id)
}
