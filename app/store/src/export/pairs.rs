//! Pairs: "I used to think / now I think", with what teachers asked and added. A teacher's suggestion that was not answered is not the student's.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item, Remark, Side};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use crate::entity::{growth, growth_remark, reflection, version};
use crate::tx::Tx;
use crate::{Result, pieces};

/// Those with the student's words.
pub fn told(student: Uuid) -> Select<growth::Entity> {
    growth::Entity::find()
        .filter(growth::Column::SubjectId.eq(student))
        .filter(growth::Column::SetAsideAt.is_null())
        .filter(growth::Column::Now.ne(""))
}

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(told(student).select_only().column(growth::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let Some(pair) = told(student).filter(growth::Column::Id.eq(id)).one(&tx.db).await? else { return Ok(None) };
    let (before, after) = (side(tx, pair.before_id).await?, side(tx, pair.after_id).await?);
    let (Some(before), Some(after)) = (before, after) else { return Ok(None) };
    let remarks = remarks(tx, id).await?;
    let content = Content::Pair { used_to: pair.used_to, now: pair.now, before, after, remarks };
    Ok(Some(Item { id, at: Moment(pair.created_at), point: AccessPoint::Reflection, told_at: None, content }))
}

async fn side(tx: &Tx, id: Uuid) -> Result<Option<Side>> {
    let row = version::Entity::find_by_id(id).filter(version::Column::TakenBackAt.is_null()).one(&tx.db).await?;
    let Some(row) = row else { return Ok(None) };
    let Some(piece) = reflection::Entity::find_by_id(row.reflection_id).one(&tx.db).await? else { return Ok(None) };
    Ok(Some(Side {
        piece: piece.id,
        number: row.number,
        question: pieces::question(tx, &piece).await?.0,
        words: row.words,
        at: Moment(row.received_at),
    }))
}

async fn remarks(tx: &Tx, pair: Uuid) -> Result<Vec<Remark>> {
    let rows = growth_remark::Entity::find()
        .filter(growth_remark::Column::GrowthId.eq(pair))
        .order_by_asc(growth_remark::Column::CreatedAt)
        .order_by_asc(growth_remark::Column::Id)
        .all(&tx.db)
        .await?;
    let remark = |row: growth_remark::Model| Remark {
        what: row.kind,
        about: None,
        words: row.words,
        answer: String::new(),
        at: Moment(row.created_at),
    };
    Ok(rows.into_iter().map(remark).collect())
}
