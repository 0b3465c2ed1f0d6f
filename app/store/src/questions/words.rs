//! The words of one question, for whoever begins something from it.

use domain::id::QuestionId;
use domain::viewer::Viewer;
use sea_orm::EntityTrait;

use super::board;
use crate::entity::essential_question;
use crate::{Error, Result, Store, scope};

impl Store {
    /// Of a student's own question; of one on a board that the student finds; of an essential one there that does not rest.
    #[crate::compiled_here]
    pub async fn question_words(&self, viewer: &Viewer, id: QuestionId) -> Result<String> {
        let tx = self.snapshot().await?;
        if let Ok(row) = scope::own_question(&tx, viewer, id).await {
            return Ok(row.words);
        }
        if let Ok(row) = scope::found_question(&tx, viewer, id).await {
            return Ok(row.words);
        }
        let row = essential_question::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        let class = scope::attended(&tx, viewer, row.class_id.into()).await?;
        if board::way_open(&class) && !row.resting { Ok(row.words) } else { Err(Error::not_found()) }
    }
}
