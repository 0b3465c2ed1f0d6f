//! Goals.

use domain::id::GoalId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{district, person, staff};
use crate::entity::{goal, goal_reader};
use crate::tx::Tx;
use crate::{Error, Result};

/// A goal of the viewer's own.
pub async fn own_goal(tx: &Tx, viewer: &Viewer, id: GoalId) -> Result<goal::Model> {
    let me = person(viewer)?;
    goal::Entity::find_by_id(id.0)
        .filter(goal::Column::DistrictId.eq(me.district.0))
        .filter(goal::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A goal that its student shows the viewer, who is on a staff.
pub async fn shown_goal(tx: &Tx, viewer: &Viewer, id: GoalId) -> Result<goal::Model> {
    let me = staff(tx, viewer).await?;
    goal_reader::Entity::find()
        .filter(goal_reader::Column::GoalId.eq(id.0))
        .filter(goal_reader::Column::PersonId.eq(me.0))
        .filter(goal_reader::Column::Until.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    goal::Entity::find_by_id(id.0)
        .filter(goal::Column::DistrictId.eq(district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}
