//! Growth: a pair that a student showed, and one that a teacher suggested and the student has not answered.

use domain::access::{Did, Place};
use domain::classes::AccessPoint;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::{Kind, Of, Says};
use crate::entity::growth;
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |says| Kind { point: AccessPoint::Reflection, says, to: Place::Growth };
    let student = growth::Column::SubjectId;
    // Of an own pair, when it was made; a suggested one is the student's since it has their words.
    let said = || standing(of).filter(growth::Column::Now.ne(""));
    let own = said().filter(growth::Column::SuggestedBy.is_null());
    all.latest(kind(Says::Did(Did::ShowedGrowth)), own, student, growth::Column::CreatedAt);
    let suggested = said().filter(growth::Column::SuggestedBy.is_not_null());
    all.latest(kind(Says::Did(Did::ShowedGrowth)), suggested, student, growth::Column::ChangedAt);
    let unsaid = standing(of).filter(growth::Column::Now.eq(""));
    all.first(kind(Says::Theirs), unsaid, student, growth::Column::CreatedAt);
}

fn standing(of: &Of<'_>) -> Select<growth::Entity> {
    growth::Entity::find().filter(growth::Column::ClassId.eq(of.class.id)).filter(growth::Column::SetAsideAt.is_null())
}
