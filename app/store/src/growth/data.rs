//! A student's data, as far as it has a then and a now.

use domain::id::{ClassId, PersonId};
use domain::measures::MeasureView;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::measure;
use crate::tx::Tx;
use crate::{Result, measures};

/// All of it for the student; for those who teach a class, what that class sees. What is set aside rests.
pub async fn of(tx: &Tx, student: PersonId, class: Option<ClassId>) -> Result<Vec<MeasureView>> {
    let mut rows = measure::Entity::find()
        .filter(measure::Column::SubjectId.eq(student.0))
        .filter(measure::Column::AsideAt.is_null())
        .order_by_asc(measure::Column::CreatedAt)
        .order_by_asc(measure::Column::Id);
    if let Some(class) = class {
        rows = rows.filter(measure::Column::ClassId.eq(class.0));
    }
    let mut views = Vec::new();
    for row in rows.all(&tx.db).await? {
        let view = measures::view(tx, row).await?;
        if view.points.len() > 1 {
            views.push(view);
        }
    }
    Ok(views)
}
