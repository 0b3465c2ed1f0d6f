//! Tries: a need, what was tried, what it changed, the piece that came of it, and what a teacher said to it.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Answer, Content, Item, Tried};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::Result;
use crate::entity::{tried, try_answer, try_two};
use crate::tx::Tx;

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    let own = try_two::Entity::find().filter(try_two::Column::SubjectId.eq(student));
    Ok(own.select_only().column(try_two::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = try_two::Entity::find_by_id(id).filter(try_two::Column::SubjectId.eq(student)).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let tried = tried::Entity::find()
        .filter(tried::Column::TryId.eq(id))
        .order_by_asc(tried::Column::Place)
        .all(&tx.db)
        .await?;
    let mut of_it = Vec::with_capacity(tried.len());
    for row in tried {
        let work = super::pieces::led_to(tx, student, row.reflection_id).await?;
        of_it.push(Tried { name: row.name, kind: row.kind, changed: row.changed, keeps: row.keeps, work });
    }
    let answers = try_answer::Entity::find()
        .filter(try_answer::Column::TryId.eq(id))
        .order_by_asc(try_answer::Column::CreatedAt)
        .order_by_asc(try_answer::Column::Id)
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| Answer { words: row.words, at: Moment(row.created_at) })
        .collect();
    let content = Content::Try { need: row.need, words: row.words, tried: of_it, answers };
    Ok(Some(Item { id, at: Moment(row.created_at), point: AccessPoint::Choice, told_at: None, content }))
}
