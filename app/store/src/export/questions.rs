//! Own questions of a question board, with where a teacher pointed to. What was taken back is nobody's to read.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item};
use domain::questions::QuestionStage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::entity::question;
use crate::tx::Tx;

pub fn own(student: Uuid) -> Select<question::Entity> {
    question::Entity::find()
        .filter(question::Column::SubjectId.eq(student))
        // What a group of a round chose is in the row of whoever wrote it down, and nobody's own.
        .filter(question::Column::RoundQuestionId.is_null())
        .filter(question::Column::Stage.ne(QuestionStage::Withdrawn.name()))
}

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(own(student).select_only().column(question::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = own(student).filter(question::Column::Id.eq(id)).one(&tx.db).await?;
    Ok(row.map(|row| {
        let content = Content::Question { words: row.words, answer: row.answer };
        Item { id, at: Moment(row.created_at), point: AccessPoint::Inquiry, told_at: None, content }
    }))
}
