//! The lessons of a class, and one of them.

use std::collections::{HashMap, HashSet};

use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::{ClassId, LessonId};
use domain::lessons::{InClass, LessonCard, LessonView, StepView};
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::{found, rows, running, stands};
use crate::among::among;
use crate::entity::{class, lesson, lesson_class, lesson_step};
use crate::tx::Tx;
use crate::{Result, Store, door, people, replay, scope};

/// Most lessons in a list, newest change first.
const MOST_LISTED: u64 = 300;

impl Store {
    /// What may be run in a class that the viewer guides: the lessons that stand in it, and the viewer's own from elsewhere, put away or not.
    #[crate::compiled_here]
    pub async fn lessons(&self, viewer: &Viewer, class: ClassId) -> Result<(Vec<LessonCard>, Cursor)> {
        let tx = self.snapshot().await?;
        let class = scope::guided(&tx, viewer, class).await?;
        let me = scope::person(viewer)?.person.0;
        let standing = Query::select()
            .column(lesson_class::Column::LessonId)
            .from(lesson_class::Entity)
            .and_where(lesson_class::Column::ClassId.eq(class.id))
            .to_owned();
        let here =
            Condition::all().add(lesson::Column::Id.in_subquery(standing)).add(lesson::Column::ArchivedAt.is_null());
        let all = lesson::Entity::find()
            .filter(lesson::Column::DistrictId.eq(class.district_id))
            .filter(Condition::any().add(lesson::Column::OwnerId.eq(me)).add(here))
            .order_by_desc(lesson::Column::ChangedAt)
            .order_by_desc(lesson::Column::Id)
            .limit(MOST_LISTED)
            .all(&tx.db)
            .await?;
        let standing: HashSet<Uuid> = lesson_class::Entity::find()
            .filter(lesson_class::Column::ClassId.eq(class.id))
            .all(&tx.db)
            .await?
            .into_iter()
            .map(|row| row.lesson_id)
            .collect();
        let lengths = lengths(&tx, &all).await?;
        let names = people::names(&tx, all.iter().map(|row| row.owner_id)).await?;
        let cards = all.into_iter().map(|row| {
            let owner_name = names.get(&row.owner_id).cloned().unwrap_or_default();
            let (steps, minutes) = lengths.get(&row.id).copied().unwrap_or_default();
            let here = standing.contains(&row.id);
            card(row, owner_name, me, steps, minutes, here)
        });
        Ok((cards.collect(), replay::cursor(&tx, viewer).await?))
    }

    /// One that the viewer may run in the class.
    #[crate::compiled_here]
    pub async fn lesson(&self, viewer: &Viewer, class: ClassId, id: LessonId) -> Result<(LessonView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = found(&tx, viewer, class, id).await?;
        let (class, me) = (scope::guided(&tx, viewer, class).await?, scope::person(viewer)?.person.0);
        let steps: Vec<StepView> = rows::of(&tx, id).await?.iter().map(rows::view).collect();
        let minutes = steps.iter().filter_map(|one| one.step.minutes).map(u32::from).sum();
        let here = stands(&tx, id, class.id.into()).await?;
        let classes = if row.owner_id == me { own_classes(&tx, me, id).await? } else { vec![] };
        let owner_name = people::name(&tx, row.owner_id).await?;
        let view = LessonView {
            card: card(row, owner_name, me, steps.len() as u32, minutes, here),
            door_open: door::open_session(&tx, class.id.into()).await?.is_some(),
            running: running::current(&tx, class.id.into()).await?.is_some_and(|run| run.lesson_id == id.0),
            class_name: class.name,
            classes,
            steps,
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}

fn card(row: lesson::Model, owner_name: String, me: Uuid, steps: u32, minutes: u32, here: bool) -> LessonCard {
    LessonCard {
        id: row.id.into(),
        title: row.title,
        owner_name,
        mine: row.owner_id == me,
        steps,
        minutes,
        changed_at: Moment(row.changed_at),
        archived: row.archived_at.is_some(),
        here,
    }
}

/// Of each lesson, its steps and their minutes.
async fn lengths(tx: &Tx, lessons: &[lesson::Model]) -> Result<HashMap<Uuid, (u32, u32)>> {
    let steps: Vec<(Uuid, Option<i32>)> = lesson_step::Entity::find()
        .select_only()
        .columns([lesson_step::Column::LessonId, lesson_step::Column::Minutes])
        .filter(lesson_step::Column::LessonId.is_in(among(lessons.iter().map(|row| row.id))))
        .filter(lesson_step::Column::RemovedAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    let mut lengths: HashMap<Uuid, (u32, u32)> = HashMap::new();
    for (lesson, minutes) in steps {
        let length = lengths.entry(lesson).or_default();
        length.0 += 1;
        length.1 += minutes.and_then(|n| u32::try_from(n).ok()).unwrap_or_default();
    }
    Ok(lengths)
}

/// The classes that somebody teaches and that are in use, by name, with where a lesson stands.
async fn own_classes(tx: &Tx, person: Uuid, lesson: LessonId) -> Result<Vec<InClass>> {
    let (taught, _) = scope::classes_of(tx, person.into()).await?;
    let classes = class::Entity::find()
        .filter(class::Column::Id.is_in(among(taught.iter().map(|class| class.0))))
        .filter(class::Column::ArchivedAt.is_null())
        .order_by_asc(class::Column::Name)
        .order_by_asc(class::Column::Id)
        .all(&tx.db)
        .await?;
    let mut all = Vec::with_capacity(classes.len());
    for class in classes {
        let stands = stands(tx, lesson, class.id.into()).await?;
        all.push(InClass { class: class.id.into(), name: class.name, stands });
    }
    Ok(all)
}
