//! Strategies that the student recommended, in their words. What others said to one, and what a teacher decided, is the class's; what was
//! taken back is nobody's to read.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::export::{Content, Item};
use domain::strategies::ShelfStage;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::entity::strategy;
use crate::tx::Tx;

pub fn own(student: Uuid) -> Select<strategy::Entity> {
    strategy::Entity::find()
        .filter(strategy::Column::SubjectId.eq(student))
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
}

pub async fn ids(tx: &Tx, student: Uuid) -> Result<Vec<Uuid>> {
    Ok(own(student).select_only().column(strategy::Column::Id).into_tuple().all(&tx.db).await?)
}

pub async fn item(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Item>> {
    let row = own(student).filter(strategy::Column::Id.eq(id)).one(&tx.db).await?;
    Ok(row.map(|row| {
        let strategy::Model { need, name, does, helps, address, created_at, .. } = row;
        let content = Content::Strategy { need, name, does, helps, address };
        Item { id, at: Moment(created_at), point: AccessPoint::Choice, told_at: None, content }
    }))
}
