//! A lesson that runs in a class: each turn asks what its step asks, once, and sets what the wall shows.

use domain::clock::Moment;
use domain::event::{About, Audience, Event};
use domain::id::{ClassId, LessonId, LessonStepId};
use domain::lessons::{RunView, Turn, turn};
use domain::refusal::Refusal;
use domain::stage::Scene;
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::entering::enter;
use super::{found, rows};
use crate::entity::{lesson, lesson_asked, lesson_run, lesson_step};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, classes, door, prompts, scope, stage};

impl Store {
    /// Begins a lesson in the open session of a class, at its first step; another one that runs there ends. Runs it already: nothing happens.
    ///
    /// Errors: not found unless the viewer may run it there; `lessons.door_closed`, `lessons.no_steps`, `prompts.not_opened`, `classes.archived`.
    #[crate::compiled_here]
    pub async fn run_lesson(&self, viewer: &Viewer, class: ClassId, id: LessonId) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = classes::active(tx, &viewer, class).await?;
                let lesson = found(tx, &viewer, class.id.into(), id).await?;
                let session = door::open_session(tx, class.id.into()).await?;
                let session = session.ok_or_else(|| Refusal::conflict("lessons.door_closed"))?;
                if let Some(run) = current(tx, class.id.into()).await? {
                    if run.lesson_id == lesson.id {
                        return Ok(Written::quietly(()));
                    }
                    end(tx, run).await?;
                }
                let first = rows::of(tx, id).await?.into_iter().next();
                let first = first.ok_or_else(|| Refusal::conflict("lessons.no_steps"))?;
                let run = lesson_run::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    district_id: Set(class.district_id),
                    lesson_id: Set(lesson.id),
                    class_id: Set(class.id),
                    session_id: Set(session.id),
                    step_id: Set(first.id),
                    place: Set(first.place),
                    started_by: Set(scope::person(&viewer)?.person.0),
                    started_at: Set(tx.now.0),
                    turned_at: Set(tx.now.0),
                    ended_at: Set(None),
                };
                let run = lesson_run::Entity::insert(run).exec_with_returning(&tx.db).await?;
                Ok(Written::new((), enter(tx, &viewer, &class, &run, &first, true).await?))
            })
        })
        .await
    }

    /// Turns the lesson that runs in a class to its next step or to the one before. `from` is the step that was seen: pressed twice, or on two
    /// devices, it turns once. At an end nothing happens.
    ///
    /// Errors: not found unless the viewer guides the class and a lesson runs there; `prompts.not_opened`.
    #[crate::compiled_here]
    pub async fn turn_lesson(&self, viewer: &Viewer, class: ClassId, from: LessonStepId, way: Turn) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = scope::guided(tx, &viewer, class).await?;
                let run = current(tx, class.id.into()).await?.ok_or_else(Error::not_found)?;
                if run.step_id != from.0 {
                    return Ok(Written::quietly(()));
                }
                let steps = rows::of(tx, run.lesson_id.into()).await?;
                let places: Vec<_> = steps.iter().map(|step| (step.id.into(), step.place)).collect();
                let to = turn(&places, (run.step_id.into(), run.place), way);
                let Some(step) = to.and_then(|to| steps.into_iter().find(|step| step.id == to.0)) else {
                    return Ok(Written::quietly(()));
                };
                let mut row = lesson_run::ActiveModel::from(run);
                row.step_id = Set(step.id);
                row.place = Set(step.place);
                row.turned_at = Set(tx.now.0);
                let run = row.update(&tx.db).await?;
                Ok(Written::new((), enter(tx, &viewer, &class, &run, &step, way == Turn::Next).await?))
            })
        })
        .await
    }

    /// Ends what runs in a class; what it asked and shows stays as it is. Nothing runs: nothing happens.
    #[crate::compiled_here]
    pub async fn end_lesson(&self, viewer: &Viewer, class: ClassId) -> Result<()> {
        let (touches, viewer) = (classes::touches(viewer, class), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                scope::guided(tx, &viewer, class).await?;
                match current(tx, class).await? {
                    Some(run) => {
                        end(tx, run).await?;
                        Ok(Written::new((), vec![event(class)]))
                    }
                    None => Ok(Written::quietly(())),
                }
            })
        })
        .await
    }

    /// What runs in a class that the viewer guides.
    #[crate::compiled_here]
    pub async fn lesson_run(&self, viewer: &Viewer, class: ClassId) -> Result<Option<RunView>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        match current(&tx, class).await? {
            Some(run) => Ok(Some(view(&tx, class, run).await?)),
            None => Ok(None),
        }
    }
}

/// What runs in the open session of a class.
pub async fn current(tx: &Tx, class: ClassId) -> Result<Option<lesson_run::Model>> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(None) };
    Ok(lesson_run::Entity::find()
        .filter(lesson_run::Column::SessionId.eq(session.id))
        .filter(lesson_run::Column::EndedAt.is_null())
        .order_by_desc(lesson_run::Column::StartedAt)
        .order_by_desc(lesson_run::Column::Id)
        .one(&tx.db)
        .await?)
}

async fn view(tx: &Tx, class: ClassId, run: lesson_run::Model) -> Result<RunView> {
    let lesson = lesson::Entity::find_by_id(run.lesson_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let steps = rows::of(tx, run.lesson_id.into()).await?;
    let places: Vec<_> = steps.iter().map(|step| (step.id.into(), step.place)).collect();
    let at = (run.step_id.into(), run.place);
    let shown = |id: Option<LessonStepId>| steps.iter().find(|step| Some(step.id.into()) == id).map(rows::view);
    // A step that was taken out is what the wall shows all the same.
    let step = lesson_step::Entity::find_by_id(run.step_id).one(&tx.db).await?;
    let elsewhere = match &step {
        Some(step) => asks_something_else(tx, class, &run, step).await?,
        None => false,
    };
    let (staged, _) = stage::shown(tx, class, run.session_id, None).await?;
    // A round that began after its step stands there by itself.
    let stands = |scene: Scene| scene == staged.scene || (scene == Scene::Round && staged.round);
    Ok(RunView {
        lesson: lesson.id.into(),
        class,
        title: lesson.title,
        number: steps.iter().filter(|step| step.place <= run.place).count().max(1) as u32,
        of: steps.len() as u32,
        on_wall: !elsewhere && step.as_ref().is_some_and(|step| stands(rows::step(step).scene.scene())),
        step: step.as_ref().map(rows::view),
        next: shown(turn(&places, at, Turn::Next)),
        may_go_back: turn(&places, at, Turn::Back).is_some(),
        since: Moment(run.turned_at),
    })
}

/// Back at a step whose question is not the open one any more: the wall shows what is asked now.
async fn asks_something_else(
    tx: &Tx,
    class: ClassId,
    run: &lesson_run::Model,
    step: &lesson_step::Model,
) -> Result<bool> {
    let asked = lesson_asked::Entity::find()
        .filter(lesson_asked::Column::RunId.eq(run.id))
        .filter(lesson_asked::Column::StepId.eq(step.id))
        .one(&tx.db)
        .await?;
    let Some(asked) = asked else { return Ok(false) };
    Ok(prompts::open(tx, class).await?.is_none_or(|open| open.id != asked.prompt_id))
}

async fn end(tx: &Tx, run: lesson_run::Model) -> Result<()> {
    let mut run = lesson_run::ActiveModel::from(run);
    run.ended_at = Set(Some(tx.now.0));
    run.update(&tx.db).await?;
    Ok(())
}

/// The staff of the class hear that the lesson that runs there turned.
pub fn event(class: ClassId) -> Event {
    Event::in_class(class, About::Lesson(class), [Audience::Staff])
}
