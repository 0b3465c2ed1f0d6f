//! Making a lesson, copying it, putting it into classes and away.

use domain::event::Stream;
use domain::id::{ClassId, LessonId, LessonStepId};
use domain::lessons::title;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{found, owned, rows, stands};
use crate::entity::{lesson, lesson_class, lesson_step};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, classes, scope};

impl Store {
    /// An empty lesson of the viewer's, which stands in a class they guide. Whoever makes it mints the id, so twice is once.
    ///
    /// Errors: not found unless the viewer guides the class, and for an id that is somebody else's; invalid `title`; `classes.archived`.
    #[crate::compiled_here]
    pub async fn make_lesson(&self, viewer: &Viewer, class: ClassId, id: LessonId, typed: &str) -> Result<LessonId> {
        let (touches, viewer, title) = (classes::touches(viewer, class), viewer.clone(), title(typed)?);
        self.write(touches, move |tx| {
            let (viewer, title) = (viewer.clone(), title.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                if !is_known(tx, &viewer, id).await? {
                    insert(tx, &viewer, class.district_id, id, title).await?;
                    put_in(tx, class.district_id, id, class.id).await?;
                }
                Ok(Written::quietly(id))
            })
        })
        .await
    }

    /// A copy that is the viewer's own, with all its steps, and stands in this class: of their own lesson, or of one that they may run in it.
    ///
    /// Errors as for [`Store::make_lesson`].
    #[crate::compiled_here]
    pub async fn copy_lesson(
        &self,
        viewer: &Viewer,
        class: ClassId,
        of: LessonId,
        id: LessonId,
        typed: &str,
    ) -> Result<LessonId> {
        let (touches, viewer, title) = (classes::touches(viewer, class), viewer.clone(), title(typed)?);
        self.write(touches, move |tx| {
            let (viewer, title) = (viewer.clone(), title.clone());
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                found(tx, &viewer, class.id.into(), of).await?;
                if is_known(tx, &viewer, id).await? {
                    return Ok(Written::quietly(id));
                }
                insert(tx, &viewer, class.district_id, id, title).await?;
                put_in(tx, class.district_id, id, class.id).await?;
                for (at, step) in rows::of(tx, of).await?.iter().enumerate() {
                    let step = rows::step(step);
                    let row = rows::new(class.district_id, id.0, LessonStepId::mint(), at as i32 + 1, &step);
                    lesson_step::Entity::insert(row).exec_without_returning(&tx.db).await?;
                }
                Ok(Written::quietly(id))
            })
        })
        .await
    }

    /// Calls a lesson of the viewer's own something else. Invalid: `title`.
    #[crate::compiled_here]
    pub async fn rename_lesson(&self, viewer: &Viewer, id: LessonId, typed: &str) -> Result<()> {
        let title = title(typed)?;
        self.change_lesson(viewer, id, move |row, _| row.title = Set(title.clone())).await
    }

    /// Puts a lesson of the viewer's own away, or brings it back. A run of it goes on to its end.
    #[crate::compiled_here]
    pub async fn archive_lesson(&self, viewer: &Viewer, id: LessonId, away: bool) -> Result<()> {
        self.change_lesson(viewer, id, move |row, now| row.archived_at = Set(away.then_some(now))).await
    }

    async fn change_lesson<F>(&self, viewer: &Viewer, id: LessonId, change: F) -> Result<()>
    where
        F: Fn(&mut lesson::ActiveModel, i64) + Send + Sync + 'static,
    {
        let (viewer, change) = (viewer.clone(), std::sync::Arc::new(change));
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, change) = (viewer.clone(), change.clone());
            Box::pin(async move {
                let mut row = lesson::ActiveModel::from(owned(tx, &viewer, id).await?);
                change(&mut row, tx.now.0);
                row.changed_at = Set(tx.now.0);
                row.update(&tx.db).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Puts a lesson of the viewer's own into a class that they guide, or takes it out of one. Who teaches the class with them may run it then,
    /// or no longer.
    ///
    /// Errors: not found; `classes.archived`.
    #[crate::compiled_here]
    pub async fn place_lesson(&self, viewer: &Viewer, id: LessonId, class: ClassId, there: bool) -> Result<()> {
        let touches = Touches::stream(Stream::Class(class)).and_viewer(viewer);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = owned(tx, &viewer, id).await?;
                if !there {
                    lesson_class::Entity::delete_many()
                        .filter(lesson_class::Column::LessonId.eq(id.0))
                        .filter(lesson_class::Column::ClassId.eq(class.0))
                        .exec(&tx.db)
                        .await?;
                } else {
                    classes::active(tx, &viewer, class).await?;
                    if !stands(tx, id, class).await? {
                        put_in(tx, row.district_id, id, class.0).await?;
                    }
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// True if the viewer made it already; somebody else's id reads as not found.
async fn is_known(tx: &Tx, viewer: &Viewer, id: LessonId) -> Result<bool> {
    let me = scope::person(viewer)?.person;
    match lesson::Entity::find_by_id(id.0).one(&tx.db).await? {
        None => Ok(false),
        Some(row) if row.owner_id == me.0 => Ok(true),
        Some(_) => Err(Error::not_found()),
    }
}

async fn insert(tx: &Tx, viewer: &Viewer, district: Uuid, id: LessonId, title: String) -> Result<()> {
    let row = lesson::ActiveModel {
        id: Set(id.0),
        district_id: Set(district),
        owner_id: Set(scope::staff(tx, viewer).await?.0),
        title: Set(title),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
        archived_at: Set(None),
    };
    lesson::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

async fn put_in(tx: &Tx, district: Uuid, lesson: LessonId, class: Uuid) -> Result<()> {
    let row = lesson_class::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        lesson_id: Set(lesson.0),
        class_id: Set(class),
        since: Set(tx.now.0),
    };
    lesson_class::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}
