//! Strategies and tries.

use domain::id::{StrategyId, TryId};
use domain::strategies::ShelfStage;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{district, guided, person, staff};
use crate::entity::{strategy, try_reader, try_two};
use crate::tx::Tx;
use crate::{Error, Result};

/// A recommendation of the viewer's own, whatever became of the class.
pub async fn own_strategy(tx: &Tx, viewer: &Viewer, id: StrategyId) -> Result<strategy::Model> {
    let me = person(viewer)?;
    strategy::Entity::find_by_id(id.0)
        .filter(strategy::Column::DistrictId.eq(me.district.0))
        .filter(strategy::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A strategy of a class that the viewer guides. What its student took back is not there.
pub async fn curated_strategy(tx: &Tx, viewer: &Viewer, id: StrategyId) -> Result<strategy::Model> {
    let row = strategy::Entity::find_by_id(id.0)
        .filter(strategy::Column::DistrictId.eq(person(viewer)?.district.0))
        .filter(strategy::Column::Stage.ne(ShelfStage::Withdrawn.name()))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A try of the viewer's own.
pub async fn own_try(tx: &Tx, viewer: &Viewer, id: TryId) -> Result<try_two::Model> {
    let me = person(viewer)?;
    try_two::Entity::find_by_id(id.0)
        .filter(try_two::Column::DistrictId.eq(me.district.0))
        .filter(try_two::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A try that its student shows the viewer, who is on a staff.
pub async fn shown_try(tx: &Tx, viewer: &Viewer, id: TryId) -> Result<try_two::Model> {
    let me = staff(tx, viewer).await?;
    try_reader::Entity::find()
        .filter(try_reader::Column::TryId.eq(id.0))
        .filter(try_reader::Column::PersonId.eq(me.0))
        .filter(try_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    try_two::Entity::find_by_id(id.0)
        .filter(try_two::Column::DistrictId.eq(district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}
