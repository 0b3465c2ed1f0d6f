//! How sure the student was, each time their class was asked: their own answer, which nobody else reads, and no word of how the others answered.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::entity::{class, confidence_ask, confidence_said};
use crate::tx::Tx;

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = confidence_said::Entity::find().filter(confidence_said::Column::SubjectId.eq(student));
    Ok(own.select_only().column(confidence_said::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = confidence_said::Entity::find_by_id(id)
        .filter(confidence_said::Column::SubjectId.eq(student))
        .one(&tx.db)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(ask) = confidence_ask::Entity::find_by_id(row.ask_id).one(&tx.db).await? else { return Ok(None) };
    let class = class::Entity::find_by_id(ask.class_id).one(&tx.db).await?;
    let content = Content::Sure {
        statement: ask.statement,
        level: row.level,
        class: class.map(|class| class.name).unwrap_or_default(),
    };
    // An answer may be changed while it is asked; when it was asked stays.
    Ok(Some(Item { id, at: Moment(ask.asked_at), point: AccessPoint::Reflection, told_at: None, content }))
}
