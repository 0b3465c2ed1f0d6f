//! What a student says of a version by its criteria, while they show it.

use domain::access::{Did, Place};
use domain::classes::AccessPoint;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Kind, Of, Says};
use crate::entity::rating;
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let own = rating::Entity::find()
        .filter(rating::Column::ReflectionId.in_subquery(of.pieces()))
        .filter(rating::Column::Own.eq(true))
        .filter(rating::Column::Shown.eq(true));
    let says = Says::Did(Did::LookedByCriteria);
    let kind = Kind { point: AccessPoint::Reflection, says, to: Place::Growth };
    all.latest(kind, own, rating::Column::SubjectId, rating::Column::ChangedAt);
}
