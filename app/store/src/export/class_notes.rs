//! What teachers wrote to a class that the student was in, or to several of it and to them. A note that was taken back is nobody's to read; one that
//! was only spoken stays here, like every teacher's voice.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::entity::{class, note, note_reader, prompt};
use crate::tx::Tx;

/// Each reader has a row, from the moment in which it was sent.
pub fn to_student(student: Uuid) -> Select<note::Entity> {
    let theirs = Query::select()
        .column(note_reader::Column::NoteId)
        .from(note_reader::Entity)
        .and_where(note_reader::Column::PersonId.eq(student))
        .to_owned();
    note::Entity::find()
        .filter(note::Column::Id.in_subquery(theirs))
        .filter(note::Column::TakenBackAt.is_null())
        .filter(note::Column::Words.ne(""))
}

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(to_student(student).select_only().column(note::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let Some(row) = to_student(student).filter(note::Column::Id.eq(id)).one(&tx.db).await? else { return Ok(None) };
    let class = class::Entity::find_by_id(row.class_id).one(&tx.db).await?;
    let question = match row.prompt_id {
        Some(prompt) => prompt::Entity::find_by_id(prompt).one(&tx.db).await?.map(|prompt| prompt.question),
        None => None,
    };
    let content = Content::ClassNote {
        words: row.words,
        question: question.unwrap_or_default(),
        class: class.map(|class| class.name).unwrap_or_default(),
    };
    Ok(Some(Item { id, at: Moment(row.sent_at), point: AccessPoint::Reflection, told_at: None, content }))
}
