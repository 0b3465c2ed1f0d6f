//! Lessons: lined up by their owner, run in a class by whoever teaches it.

mod entering;
mod making;
mod reading;
mod rows;
mod running;
mod steps;

use domain::id::{ClassId, LessonId};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{lesson, lesson_class};
use crate::tx::Tx;
use crate::{Error, Result, scope};

/// A lesson of the viewer's own, put away or not.
async fn owned(tx: &Tx, viewer: &Viewer, id: LessonId) -> Result<lesson::Model> {
    let me = scope::staff(tx, viewer).await?;
    lesson::Entity::find_by_id(id.0)
        .filter(lesson::Column::DistrictId.eq(scope::district(viewer)?.0))
        .filter(lesson::Column::OwnerId.eq(me.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// A lesson that the viewer may run in a class they guide: their own, or one that stands in it and is not put away.
async fn found(tx: &Tx, viewer: &Viewer, class: ClassId, id: LessonId) -> Result<lesson::Model> {
    scope::guided(tx, viewer, class).await?;
    let row = lesson::Entity::find_by_id(id.0)
        .filter(lesson::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let mine = row.owner_id == scope::person(viewer)?.person.0;
    if mine || (row.archived_at.is_none() && stands(tx, id, class).await?) { Ok(row) } else { Err(Error::not_found()) }
}

async fn stands(tx: &Tx, lesson: LessonId, class: ClassId) -> Result<bool> {
    let row = lesson_class::Entity::find()
        .filter(lesson_class::Column::LessonId.eq(lesson.0))
        .filter(lesson_class::Column::ClassId.eq(class.0))
        .one(&tx.db)
        .await?;
    Ok(row.is_some())
}

/// Something of it changed now.
async fn touched(tx: &Tx, row: lesson::Model) -> Result<()> {
    let mut row = lesson::ActiveModel::from(row);
    row.changed_at = Set(tx.now.0);
    row.update(&tx.db).await?;
    Ok(())
}
