//! What goes out with an answer besides its words.

use domain::id::{FeedbackId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::marking::on_desk;
use super::rows::in_versions;
use crate::Result;
use crate::among::among;
use crate::entity::{feedback_draft, feedback_mark, reflection};
use crate::tx::Tx;

/// A voice, and marks that say something about what is still shown.
pub struct Also {
    pub voice: Option<Uuid>,
    marks: Vec<Uuid>,
}

impl Also {
    pub fn is_something(&self) -> bool {
        self.voice.is_some() || !self.marks.is_empty()
    }
}

pub async fn also(tx: &Tx, piece: &reflection::Model, me: PersonId) -> Result<Also> {
    let draft = feedback_draft::Entity::find()
        .filter(feedback_draft::Column::ReflectionId.eq(piece.id))
        .filter(feedback_draft::Column::AuthorId.eq(me.0))
        .one(&tx.db)
        .await?;
    let shown: Vec<Uuid> = in_versions(tx, piece.id).await?.into_iter().map(|row| row.id).collect();
    let marks = on_desk(piece.id, me.0).all(&tx.db).await?;
    let says = |mark: &feedback_mark::Model| !mark.words.is_empty() && shown.contains(&mark.shown_id);
    Ok(Also {
        voice: draft.and_then(|draft| draft.voice_id),
        marks: marks.into_iter().filter(says).map(|mark| mark.id).collect(),
    })
}

/// The answer is there: the marks are its own now, and nothing is left on the desk.
pub async fn send(tx: &Tx, piece: &reflection::Model, me: PersonId, id: FeedbackId, also: Also) -> Result<()> {
    use sea_orm::sea_query::Expr;
    feedback_mark::Entity::update_many()
        .col_expr(feedback_mark::Column::FeedbackId, Expr::value(Some(id.0)))
        .filter(feedback_mark::Column::Id.is_in(among(also.marks)))
        .exec(&tx.db)
        .await?;
    feedback_mark::Entity::delete_many()
        .filter(feedback_mark::Column::ReflectionId.eq(piece.id))
        .filter(feedback_mark::Column::AuthorId.eq(me.0))
        .filter(feedback_mark::Column::FeedbackId.is_null())
        .exec(&tx.db)
        .await?;
    Ok(())
}
