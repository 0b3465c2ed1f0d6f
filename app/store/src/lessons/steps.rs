//! The steps of a lesson: its owner's to change.

use domain::id::{LessonId, LessonStepId};
use domain::lessons::{MOST_STEPS, StepTyped};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use super::{owned, rows, touched};
use crate::entity::{lesson, lesson_step};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store};

impl Store {
    /// Adds a step at the end. Whoever adds it mints the id, so twice is once.
    ///
    /// Errors: not found; invalid `note`, `minutes`, `question`, `starters`; invalid `scene` where there are too many.
    #[crate::compiled_here]
    pub async fn add_step(&self, viewer: &Viewer, lesson: LessonId, id: LessonStepId, typed: StepTyped) -> Result<()> {
        let (viewer, step) = (viewer.clone(), typed.check()?);
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, step) = (viewer.clone(), step.clone());
            Box::pin(async move {
                let row = owned(tx, &viewer, lesson).await?;
                if let Some(known) = lesson_step::Entity::find_by_id(id.0).one(&tx.db).await? {
                    let same = known.lesson_id == lesson.0;
                    return if same { Ok(Written::quietly(())) } else { Err(Error::not_found()) };
                }
                let all = rows::of(tx, lesson).await?;
                if all.len() >= MOST_STEPS {
                    let sentence = Sentence::new("lessons.too_many").with("most", MOST_STEPS);
                    return Err(Refusal::Invalid { faults: vec![Fault { field: "scene".into(), sentence }] }.into());
                }
                let place = rows::last_place(tx, lesson).await? + 1;
                let new = rows::new(row.district_id, row.id, id, place, &step);
                lesson_step::Entity::insert(new).exec_without_returning(&tx.db).await?;
                touched(tx, row).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Changes what a step says. `rev` is the one that was read.
    ///
    /// Errors: as for adding; `lessons.changed_meanwhile` where another window kept something since.
    #[crate::compiled_here]
    pub async fn change_step(&self, viewer: &Viewer, id: LessonStepId, rev: i64, typed: StepTyped) -> Result<()> {
        let (viewer, step) = (viewer.clone(), typed.check()?);
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let (viewer, step) = (viewer.clone(), step.clone());
            Box::pin(async move {
                let (lesson, row) = own_step(tx, &viewer, id).await?;
                if rows::step(&row) == step {
                    return Ok(Written::quietly(()));
                }
                if row.rev != rev {
                    return Err(Refusal::conflict("lessons.changed_meanwhile").into());
                }
                let mut row = lesson_step::ActiveModel::from(row);
                rows::fill(&mut row, &step);
                row.rev = Set(rev + 1);
                row.update(&tx.db).await?;
                touched(tx, lesson).await?;
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Moves a step before the one above it, or after the one below. At an end nothing happens.
    #[crate::compiled_here]
    pub async fn move_step(&self, viewer: &Viewer, id: LessonStepId, up: bool) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (lesson, row) = own_step(tx, &viewer, id).await?;
                let all = rows::of(tx, lesson.id.into()).await?;
                let other = match up {
                    true => all.iter().rev().find(|other| other.place < row.place),
                    false => all.iter().find(|other| other.place > row.place),
                };
                if let Some(other) = other.cloned() {
                    let (here, there) = (row.place, other.place);
                    for (step, place) in [(row, there), (other, here)] {
                        let mut step = lesson_step::ActiveModel::from(step);
                        step.place = Set(place);
                        step.update(&tx.db).await?;
                    }
                    touched(tx, lesson).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }

    /// Takes a step out, or puts it back where it was.
    #[crate::compiled_here]
    pub async fn remove_step(&self, viewer: &Viewer, id: LessonStepId, away: bool) -> Result<()> {
        let viewer = viewer.clone();
        self.write(Touches::nothing().and_viewer(&viewer), move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let (lesson, row) = any_step(tx, &viewer, id).await?;
                if row.removed_at.is_some() != away {
                    let mut row = lesson_step::ActiveModel::from(row);
                    row.removed_at = Set(away.then_some(tx.now.0));
                    row.update(&tx.db).await?;
                    touched(tx, lesson).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

/// A step of a lesson of the viewer's own, taken out or not.
async fn any_step(tx: &Tx, viewer: &Viewer, id: LessonStepId) -> Result<(lesson::Model, lesson_step::Model)> {
    let step = lesson_step::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    Ok((owned(tx, viewer, step.lesson_id.into()).await?, step))
}

async fn own_step(tx: &Tx, viewer: &Viewer, id: LessonStepId) -> Result<(lesson::Model, lesson_step::Model)> {
    match any_step(tx, viewer, id).await? {
        (lesson, step) if step.removed_at.is_none() => Ok((lesson, step)),
        _ => Err(Error::not_found()),
    }
}
