//! Entering a step: what it asks, once in a run, and what the wall shows.

use domain::event::Event;
use domain::id::{ClassId, ConfidenceId, PromptId};
use domain::lessons::StepScene;
use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;
use domain::stage::{Scene, StageAct};
use domain::viewer::Viewer;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::rows;
use super::running::event;
use crate::entity::{class, lesson_asked, lesson_run, lesson_step};
use crate::tx::Tx;
use crate::{Error, Result, prompts, scope, stage};

/// Shows a step; going forward asks what it asks, unless this run has asked it before.
pub async fn enter(
    tx: &Tx,
    viewer: &Viewer,
    class: &class::Model,
    run: &lesson_run::Model,
    step: &lesson_step::Model,
    forward: bool,
) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    if let (Some(source), true) = (rows::source(step), forward && !has_asked(tx, run, step).await?) {
        let (id, me) = (PromptId::mint(), scope::person(viewer)?.person);
        let plan = rows::step(step).asks.map_or(AnswerPlan::Everyone, |(_, plan)| plan);
        events.extend(prompts::ask_now(tx, class, me.0, id, &source, plan).await?);
        let asked = lesson_asked::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(class.district_id),
            run_id: Set(run.id),
            step_id: Set(step.id),
            prompt_id: Set(id.0),
        };
        lesson_asked::Entity::insert(asked).exec_without_returning(&tx.db).await?;
    }
    events.extend(put_on_stage(tx, viewer, class, run, step, forward).await?);
    events.push(event(class.id.into()));
    Ok(events)
}

/// What the wall shows, and the step's timer; going back leaves the timer alone. Where there is no round to show or no board, the wall follows
/// what is there: a plan never stops a class.
async fn put_on_stage(
    tx: &Tx,
    viewer: &Viewer,
    class: &class::Model,
    run: &lesson_run::Model,
    step: &lesson_step::Model,
    forward: bool,
) -> Result<Vec<Event>> {
    // Asked once in a run: the same id again shows it again, with what was answered.
    let sure = ConfidenceId(once(run.id, step.id));
    let (id, me) = (ClassId(class.id), scope::person(viewer)?.person);
    let step = rows::step(step);
    let seconds = forward.then(|| step.minutes.map_or(0, |minutes| u32::from(minutes) * 60));
    if let Some(statement) = &step.statement {
        return stage::ask_confidence(tx, me, id, sure, statement, seconds).await;
    }
    let shows = |scene| StageAct::Show { scene, subject: None, seconds };
    match stage::set(tx, me, id, shows(step.scene.scene())).await {
        Err(Error::Refused(Refusal::Conflict { .. })) if matches!(step.scene, StepScene::Round | StepScene::Choice) => {
            stage::set(tx, me, id, shows(Scene::Follow)).await
        }
        set => set,
    }
}

/// The same for this step of this run whenever it is entered, another for every other.
fn once(run: Uuid, step: Uuid) -> Uuid {
    // Of the run when, of both which: the halves that are drawn at random are put together.
    let low = u128::from(u64::MAX);
    let (run, step) = (run.as_u128(), step.as_u128());
    Uuid::from_u128((run & !low) | ((run ^ step) & low))
}

async fn has_asked(tx: &Tx, run: &lesson_run::Model, step: &lesson_step::Model) -> Result<bool> {
    let asked = lesson_asked::Entity::find()
        .filter(lesson_asked::Column::RunId.eq(run.id))
        .filter(lesson_asked::Column::StepId.eq(step.id))
        .one(&tx.db)
        .await?;
    Ok(asked.is_some())
}
