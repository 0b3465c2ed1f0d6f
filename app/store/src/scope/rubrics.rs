//! Rubrics, and a student's data.

use domain::id::{MeasureId, RubricId};
use domain::rubrics::RubricStage;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{attended, guided, person};
use crate::entity::{class, measure, rubric};
use crate::tx::Tx;
use crate::{Error, Result};

/// A rubric of a class that the viewer guides, put away or not, with the class.
pub async fn any_guided_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<(rubric::Model, class::Model)> {
    let row = rubric::Entity::find_by_id(id.0)
        .filter(rubric::Column::DistrictId.eq(person(viewer)?.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = guided(tx, viewer, row.class_id.into()).await?;
    Ok((row, class))
}

/// A rubric of a class that the viewer guides.
pub async fn guided_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<(rubric::Model, class::Model)> {
    let (row, class) = any_guided_rubric(tx, viewer, id).await?;
    if row.removed_at.is_some() { Err(Error::not_found()) } else { Ok((row, class)) }
}

/// A rubric that is not a draft, if the viewer is a student of its class.
pub async fn found_rubric(tx: &Tx, viewer: &Viewer, id: RubricId) -> Result<rubric::Model> {
    let me = person(viewer)?;
    let row = rubric::Entity::find_by_id(id.0)
        .filter(rubric::Column::DistrictId.eq(me.district.0))
        .filter(rubric::Column::Stage.ne(RubricStage::Draft.name()))
        .filter(rubric::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let class = attended(tx, viewer, row.class_id.into()).await?;
    if class.archived_at.is_some() { Err(Error::not_found()) } else { Ok(row) }
}

/// Data of the viewer's own.
pub async fn own_measure(tx: &Tx, viewer: &Viewer, id: MeasureId) -> Result<measure::Model> {
    let me = person(viewer)?;
    measure::Entity::find_by_id(id.0)
        .filter(measure::Column::DistrictId.eq(me.district.0))
        .filter(measure::Column::SubjectId.eq(me.person.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}
