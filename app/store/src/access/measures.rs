//! Own data that is shown to the class's teachers: a number that the student added, and what they said of it.

use domain::access::{Did, Place, Trace, What};
use domain::classes::AccessPoint;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::Of;
use crate::Result;
use crate::entity::{measure, measure_note, measure_point};

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let own = Expr::col((measure_point::Entity, measure_point::Column::MadeBy))
        .equals((measure_point::Entity, measure_point::Column::SubjectId));
    let figures = measure_point::Entity::find()
        .filter(measure_point::Column::MeasureId.in_subquery(of_class(of)))
        .filter(measure_point::Column::RemovedAt.is_null())
        .filter(own);
    let figures = of.latest(figures, measure_point::Column::SubjectId, measure_point::Column::CreatedAt).await?;
    let said = measure_note::Entity::find().filter(measure_note::Column::MeasureId.in_subquery(of_class(of)));
    let said = of.latest(said, measure_note::Column::SubjectId, measure_note::Column::CreatedAt).await?;
    let did = |did| {
        move |(student, at)| {
            let what = What::Did { did, at, to: Place::Data };
            Trace { student, point: AccessPoint::Reflection, what }
        }
    };
    Ok(figures.into_iter().map(did(Did::AddedFigure)).chain(said.into_iter().map(did(Did::SaidOfData))).collect())
}

fn of_class(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(measure::Column::Id)
        .from(measure::Entity)
        .and_where(measure::Column::ClassId.eq(of.class.id))
        .to_owned()
}
