//! What a student says of a version by its criteria, while they show it.

use domain::access::{Did, Place, Trace, What};
use domain::classes::AccessPoint;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Of;
use crate::Result;
use crate::entity::rating;

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let own = rating::Entity::find()
        .filter(rating::Column::ReflectionId.in_subquery(of.pieces()))
        .filter(rating::Column::Own.eq(true))
        .filter(rating::Column::Shown.eq(true));
    let latest = of.latest(own, rating::Column::SubjectId, rating::Column::ChangedAt).await?;
    let did = |(student, at)| {
        let what = What::Did { did: Did::LookedByCriteria, at, to: Place::Growth };
        Trace { student, point: AccessPoint::Reflection, what }
    };
    Ok(latest.into_iter().map(did).collect())
}
