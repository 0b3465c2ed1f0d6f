//! The parts of a story, in their order. A place is a number that is written anew when something moves: a story has sixty parts at most.

use domain::id::PickId;
use domain::portfolio::{Way, moved};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::story_part;
use crate::tx::Tx;
use crate::{Error, Result};

/// Those that stand in it.
pub async fn of(tx: &Tx, story: Uuid) -> Result<Vec<story_part::Model>> {
    Ok(story_part::Entity::find()
        .filter(story_part::Column::StoryId.eq(story))
        .filter(story_part::Column::RemovedAt.is_null())
        .order_by_asc(story_part::Column::Place)
        .order_by_asc(story_part::Column::Id)
        .all(&tx.db)
        .await?)
}

/// Those that were taken out, the newest first.
pub async fn removed(tx: &Tx, story: Uuid) -> Result<Vec<story_part::Model>> {
    Ok(story_part::Entity::find()
        .filter(story_part::Column::StoryId.eq(story))
        .filter(story_part::Column::RemovedAt.is_not_null())
        .order_by_desc(story_part::Column::RemovedAt)
        .all(&tx.db)
        .await?)
}

/// Those that stand in any story of a student's, story by story.
pub async fn of_student(tx: &Tx, student: Uuid) -> Result<Vec<story_part::Model>> {
    Ok(story_part::Entity::find()
        .filter(story_part::Column::SubjectId.eq(student))
        .filter(story_part::Column::RemovedAt.is_null())
        .order_by_desc(story_part::Column::StoryId)
        .order_by_asc(story_part::Column::Place)
        .order_by_asc(story_part::Column::Id)
        .all(&tx.db)
        .await?)
}

/// One of this student's, taken out or not.
pub async fn own(tx: &Tx, student: Uuid, id: PickId) -> Result<story_part::Model> {
    story_part::Entity::find_by_id(id.0)
        .filter(story_part::Column::SubjectId.eq(student))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Moves one by a step, and numbers them anew.
pub async fn place(tx: &Tx, story: Uuid, id: Uuid, way: Way) -> Result<()> {
    let line = of(tx, story).await?;
    let at = line.iter().position(|part| part.id == id).ok_or_else(Error::not_found)?;
    for (place, part) in moved(line, at, way).into_iter().enumerate() {
        if part.place != place as i32 {
            let mut row = story_part::ActiveModel::from(part);
            row.place = Set(place as i32);
            row.update(&tx.db).await?;
        }
    }
    Ok(())
}
