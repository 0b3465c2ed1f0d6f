//! Question rounds.

use domain::id::RoundId;
use domain::rounds::RoundStep;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{attended, enrollment, guided, person};
use crate::entity::round;
use crate::tx::Tx;
use crate::{Error, Result, questions, rounds};

/// A round of a class that the viewer guides, put away or not.
pub async fn any_guided_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = round::Entity::find_by_id(id.0)
        .filter(round::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    guided(tx, viewer, row.class_id.into()).await?;
    Ok(row)
}

/// A round of a class that the viewer guides.
pub async fn guided_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let row = any_guided_round(tx, viewer, id).await?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok(row) }
}

/// A round that has begun, if the viewer is a student of its class and the class is open to it; and any that ended in which the
/// viewer had a part, whatever became of the class.
pub async fn found_round(tx: &Tx, viewer: &Viewer, id: RoundId) -> Result<round::Model> {
    let me = person(viewer)?;
    let row = round::Entity::find_by_id(id.0)
        .filter(round::Column::DistrictId.eq(me.district.0))
        .filter(round::Column::Step.ne(RoundStep::Planned.name()))
        .filter(round::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if me.staff {
        return Err(Error::not_found());
    }
    let ended = RoundStep::named(&row.step) == Some(RoundStep::Ended);
    let attends = enrollment(tx, me.person, row.class_id.into()).await?.is_some();
    if (ended || attends) && rounds::has_part(tx, me.person, &row).await? {
        return Ok(row);
    }
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if questions::way_open(&class) { Ok(row) } else { Err(Error::not_found()) }
}
