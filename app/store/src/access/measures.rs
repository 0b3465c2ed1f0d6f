//! Own data that is shown to the class's teachers: a number that the student added, and what they said of it.

use domain::access::{Did, Place};
use domain::classes::AccessPoint;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Kind, Of, Says};
use crate::entity::{measure, measure_note, measure_point};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |did| Kind { point: AccessPoint::Reflection, says: Says::Did(did), to: Place::Data };
    let own = Expr::col((measure_point::Entity, measure_point::Column::MadeBy))
        .equals((measure_point::Entity, measure_point::Column::SubjectId));
    let figures = measure_point::Entity::find()
        .filter(measure_point::Column::MeasureId.in_subquery(of_class(of)))
        .filter(measure_point::Column::RemovedAt.is_null())
        .filter(own);
    all.latest(kind(Did::AddedFigure), figures, measure_point::Column::SubjectId, measure_point::Column::CreatedAt);
    let said = measure_note::Entity::find().filter(measure_note::Column::MeasureId.in_subquery(of_class(of)));
    all.latest(kind(Did::SaidOfData), said, measure_note::Column::SubjectId, measure_note::Column::CreatedAt);
}

fn of_class(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(measure::Column::Id)
        .from(measure::Entity)
        .and_where(measure::Column::ClassId.eq(of.class.id))
        .to_owned()
}
