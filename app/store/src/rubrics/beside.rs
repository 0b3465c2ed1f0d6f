//! What stands beside the writing: of a piece, or of a prompt that is not answered yet.

use domain::id::{PromptId, ReflectionId};
use domain::rubrics::Beside;
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::{attaching, piece};
use crate::entity::class;
use crate::{Error, Result, Store, drafts, pieces, scope};

impl Store {
    /// For the student who writes it. A piece that is not begun yet is found by its prompt. Not found for anybody else.
    pub async fn beside(&self, viewer: &Viewer, id: ReflectionId, prompt: Option<PromptId>) -> Result<Beside> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let begun = match (scope::own_piece(&tx, viewer, id).await, prompt) {
            (Ok(own), _) => Some(own),
            (Err(Error::Refused(_)), Some(prompt)) => pieces::about(&tx, me.0, prompt).await?,
            (Err(error), _) => return Err(error),
        };
        let (class, rubric) = match (&begun, prompt) {
            (Some(piece), _) => (piece.class_id, attaching::of_piece(&tx, piece).await?.map(|(row, _)| row)),
            (None, Some(prompt)) => {
                let released = drafts::released(&tx, viewer, prompt).await?;
                (Some(released.class_id), attaching::of_prompt(&tx, prompt.0).await?)
            }
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
