//! What stands beside the writing: of a piece, or of a prompt that is not answered yet.

use domain::id::{ClassId, PromptId, ReflectionId};
use domain::rubrics::Beside;
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::{attaching, piece};
use crate::entity::class;
use crate::{Error, Result, Store, drafts, pieces, scope};

/// What a piece that may not be begun yet will answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unbegun {
    Prompt(PromptId),
    /// A question of the student's own, in a class that they are in.
    OwnQuestion(ClassId),
}

impl Store {
    /// For the student who writes it. A piece that is not begun yet is known by what it will answer. Not found for anybody else.
    #[crate::compiled_here]
    pub async fn beside(&self, viewer: &Viewer, id: ReflectionId, unbegun: Option<Unbegun>) -> Result<Beside> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let begun = match (scope::own_piece(&tx, viewer, id).await, unbegun) {
            (Ok(own), _) => Some(own),
            (Err(Error::Refused(_)), Some(Unbegun::Prompt(prompt))) => pieces::about(&tx, me.0, prompt).await?,
            (Err(Error::Refused(_)), Some(Unbegun::OwnQuestion(_))) => None,
            (Err(error), _) => return Err(error),
        };
        let (class, rubric) = match (&begun, unbegun) {
            (Some(piece), _) => (piece.class_id, attaching::of_piece(&tx, piece).await?.map(|(row, _)| row)),
            (None, Some(Unbegun::Prompt(prompt))) => {
                let released = drafts::released(&tx, viewer, prompt).await?;
                (Some(released.class_id), attaching::of_prompt(&tx, prompt.0).await?)
            }
            (None, Some(Unbegun::OwnQuestion(class))) => (Some(scope::attended(&tx, viewer, class).await?.id), None),
            (None, None) => return Err(Error::not_found()),
        };
        let class = match class {
            Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?,
            None => None,
        };
        let rubric = match rubric {
            Some(row) => Some(piece::own_rubric(&tx, &row).await?),
            None => None,
        };
        Ok(Beside { rubric, band: piece::band(class.as_ref()), piece: begun.map(|piece| piece.id.into()) })
    }
}
