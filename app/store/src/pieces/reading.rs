//! Pieces, opened by those who may.

use domain::event::Cursor;
use domain::id::{ClassId, PromptId, ReflectionId};
use domain::reflections::PieceView;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{may_write, view, views};
use crate::entity::reflection;
use crate::tx::Tx;
use crate::{Error, Result, Store, drafts, replay, scope};

/// The whole piece as its student has it: with the draft.
async fn with_draft(tx: &Tx, piece: &reflection::Model) -> Result<PieceView> {
    with_drafts(tx, std::slice::from_ref(piece)).await?.pop().ok_or_else(Error::not_found)
}

/// Several of them, in the order given, in as many questions as one.
pub async fn with_drafts(tx: &Tx, pieces: &[reflection::Model]) -> Result<Vec<PieceView>> {
    if pieces.is_empty() {
        return Ok(Vec::new());
    }
    let mut kept = drafts::of_pieces(tx, pieces.iter().map(|piece| piece.id)).await?;
    let mut views = views(tx, pieces).await?;
    for view in &mut views {
        view.draft = kept.remove(&view.id.0).map(drafts::shown);
    }
    Ok(views)
}

impl Store {
    /// A piece, for its student with the draft, for the class's teachers what was shared of it; and where to listen from.
    #[crate::compiled_here]
    pub async fn piece(&self, viewer: &Viewer, id: ReflectionId) -> Result<(PieceView, Cursor)> {
        let tx = self.snapshot().await?;
        let piece = match scope::own_piece(&tx, viewer, id).await {
            Ok(own) => with_draft(&tx, &own).await?,
            Err(_) => view(&tx, &scope::shared_piece(&tx, viewer, id).await?).await?,
        };
        Ok((piece, replay::cursor(&tx, viewer).await?))
    }

    /// The viewer's own piece about a prompt, if begun. There is never more than one.
    #[crate::compiled_here]
    pub async fn piece_for_prompt(&self, viewer: &Viewer, prompt: PromptId) -> Result<Option<ReflectionId>> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        Ok(about(&tx, me.person.0, prompt).await?.map(|piece| piece.id.into()))
    }

    /// The class in which an own piece is being written; none when its student has left it. For *is writing*.
    #[crate::compiled_here]
    pub async fn class_written_in(&self, viewer: &Viewer, id: ReflectionId) -> Result<Option<ClassId>> {
        let tx = self.snapshot().await?;
        let piece = scope::own_piece(&tx, viewer, id).await?;
        let writes = may_write(&tx, &piece).await.is_ok();
        Ok(piece.class_id.filter(|_| writes).map(Into::into))
    }
}

/// A person's piece about a prompt.
pub async fn about(tx: &Tx, person: uuid::Uuid, prompt: PromptId) -> Result<Option<reflection::Model>> {
    Ok(reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(person))
        .filter(reflection::Column::PromptId.eq(prompt.0))
        .order_by_asc(reflection::Column::CreatedAt)
        .order_by_asc(reflection::Column::Id)
        .one(&tx.db)
        .await?)
}
