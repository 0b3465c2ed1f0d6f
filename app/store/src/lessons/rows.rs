//! Rows of steps, and what stands in them.

use domain::classes::AccessPoint;
use domain::id::{LessonId, LessonStepId};
use domain::lessons::{LessonStep, StepScene, StepView};
use domain::prompts::{AnswerPlan, Phase, PromptDraft, PromptSource, Question, Wordings};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::Result;
use crate::entity::lesson_step;
use crate::tx::Tx;

/// The steps of a lesson that are in it, in their order.
pub async fn of(tx: &Tx, lesson: LessonId) -> Result<Vec<lesson_step::Model>> {
    Ok(lesson_step::Entity::find()
        .filter(lesson_step::Column::LessonId.eq(lesson.0))
        .filter(lesson_step::Column::RemovedAt.is_null())
        .order_by_asc(lesson_step::Column::Place)
        .order_by_asc(lesson_step::Column::Id)
        .all(&tx.db)
        .await?)
}

/// The last place that was ever given away. A step that was taken out keeps its own: it may come back, and two at one place would be one turn.
pub async fn last_place(tx: &Tx, lesson: LessonId) -> Result<i32> {
    let last = lesson_step::Entity::find()
        .filter(lesson_step::Column::LessonId.eq(lesson.0))
        .order_by_desc(lesson_step::Column::Place)
        .one(&tx.db)
        .await?;
    Ok(last.map_or(0, |last| last.place))
}

pub fn view(row: &lesson_step::Model) -> StepView {
    StepView { id: row.id.into(), step: step(row), rev: row.rev }
}

pub fn step(row: &lesson_step::Model) -> LessonStep {
    let question = row.question.clone().map(|question| Question {
        question,
        starters: row.starters.lines().map(str::to_owned).collect(),
        access_point: AccessPoint::named(&row.access_point).unwrap_or(AccessPoint::Reflection),
        phase: Phase::named(&row.phase).unwrap_or(Phase::After),
        wordings: Wordings::default(),
    });
    LessonStep {
        scene: StepScene::named(&row.scene).unwrap_or(StepScene::Blank),
        note: row.note.clone(),
        minutes: row.minutes.and_then(|n| u16::try_from(n).ok()),
        asks: question.map(|question| (question, AnswerPlan::named(&row.plan).unwrap_or(AnswerPlan::Everyone))),
        statement: row.statement.clone(),
    }
}

/// What the step asks, as a prompt is asked.
pub fn source(row: &lesson_step::Model) -> Option<PromptSource> {
    let draft = PromptDraft {
        question: row.question.clone()?,
        starters: row.starters.clone(),
        access_point: row.access_point.clone(),
        phase: row.phase.clone(),
        wordings: Wordings::default(),
    };
    Some(PromptSource::Own { draft })
}

/// What the columns of a step hold.
pub fn fill(row: &mut lesson_step::ActiveModel, step: &LessonStep) {
    row.scene = Set(step.scene.name().into());
    row.note = Set(step.note.clone());
    row.minutes = Set(step.minutes.map(i32::from));
    row.statement = Set(step.statement.clone());
    let asks = step.asks.as_ref();
    row.question = Set(asks.map(|(question, _)| question.question.clone()));
    row.starters = Set(asks.map(|(question, _)| question.starters.join("\n")).unwrap_or_default());
    row.access_point = Set(asks.map_or(AccessPoint::Reflection, |(question, _)| question.access_point).name().into());
    row.phase = Set(asks.map_or(Phase::After, |(question, _)| question.phase).name().into());
    row.plan = Set(asks.map_or(AnswerPlan::Nobody, |(_, plan)| *plan).name().into());
}

/// A row that is not there yet.
pub fn new(district: Uuid, lesson: Uuid, id: LessonStepId, place: i32, step: &LessonStep) -> lesson_step::ActiveModel {
    let mut row = lesson_step::ActiveModel {
        id: Set(id.0),
        district_id: Set(district),
        lesson_id: Set(lesson),
        place: Set(place),
        rev: Set(1),
        removed_at: Set(None),
        ..Default::default()
    };
    fill(&mut row, step);
    row
}
