//! What is typed in while a conference takes place: the family's questions, and what was agreed.

use domain::conference::{MOST_QUESTIONS, MOST_STEPS, StepWords};
use domain::event::Event;
use domain::goals::{GoalAct, GoalPlan, LONGEST_STEP};
use domain::id::{AgreedStepId, FamilyQuestionId, GoalId, StepId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::Viewer;
use domain::words::{LONGEST_SENTENCE, longer_than};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::entity::{agreed_step, conference, conference_question};
use crate::tx::Tx;
use crate::{Error, Result, goals};

/// Oldest first.
pub async fn questions(tx: &Tx, conference: Uuid) -> Result<Vec<conference_question::Model>> {
    Ok(conference_question::Entity::find()
        .filter(conference_question::Column::ConferenceId.eq(conference))
        .order_by_asc(conference_question::Column::CreatedAt)
        .order_by_asc(conference_question::Column::Id)
        .all(&tx.db)
        .await?)
}

pub async fn steps(tx: &Tx, conference: Uuid) -> Result<Vec<agreed_step::Model>> {
    Ok(agreed_step::Entity::find()
        .filter(agreed_step::Column::ConferenceId.eq(conference))
        .order_by_asc(agreed_step::Column::CreatedAt)
        .order_by_asc(agreed_step::Column::Id)
        .all(&tx.db)
        .await?)
}

/// A goal's already, of this Waymark or of another.
fn is_adopted(step: &agreed_step::Model) -> bool {
    step.goal_id.is_some() || step.brought_goal_id.is_some()
}

fn too_many(key: &str, most: usize) -> Error {
    let sentence = Sentence::new(key).with("most", most);
    Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] }.into()
}

/// The same question twice is one: it may be corrected.
pub async fn ask(tx: &Tx, of: &conference::Model, id: FamilyQuestionId, words: &str) -> Result<()> {
    if let Some(known) = conference_question::Entity::find_by_id(id.0).one(&tx.db).await? {
        if known.conference_id != of.id {
            return Err(Error::not_found());
        }
        let mut row = conference_question::ActiveModel::from(known);
        row.words = Set(words.into());
        row.update(&tx.db).await?;
        return Ok(());
    }
    if questions(tx, of.id).await?.len() >= MOST_QUESTIONS {
        return Err(too_many("conference.too_many_questions", MOST_QUESTIONS));
    }
    let row = conference_question::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        subject_id: Set(of.subject_id),
        conference_id: Set(of.id),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
    };
    conference_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Until it became a goal's, its words may change.
pub async fn agree(tx: &Tx, of: &conference::Model, id: AgreedStepId, words: &StepWords) -> Result<()> {
    if let Some(known) = agreed_step::Entity::find_by_id(id.0).one(&tx.db).await? {
        if known.conference_id != of.id {
            return Err(Error::not_found());
        }
        if is_adopted(&known) {
            return Err(Refusal::conflict("conference.step_taken").into());
        }
        let mut row = agreed_step::ActiveModel::from(known);
        row.who = Set(words.who.clone());
        row.words = Set(words.words.clone());
        row.by_words = Set(words.by.clone());
        row.update(&tx.db).await?;
        return Ok(());
    }
    if steps(tx, of.id).await?.len() >= MOST_STEPS {
        return Err(too_many("conference.too_many_steps", MOST_STEPS));
    }
    let row = agreed_step::ActiveModel {
        id: Set(id.0),
        district_id: Set(of.district_id),
        subject_id: Set(of.subject_id),
        conference_id: Set(of.id),
        who: Set(words.who.clone()),
        words: Set(words.words.clone()),
        by_words: Set(words.by.clone()),
        goal_id: Set(None),
        brought_goal_id: Set(None),
        created_at: Set(tx.now.0),
    };
    agreed_step::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// An agreed step becomes a step of an open goal, or a goal of its own. By the student's press, and once.
pub async fn adopt(
    tx: &Tx,
    viewer: &Viewer,
    of: &conference::Model,
    id: AgreedStepId,
    goal: Option<GoalId>,
    new: GoalId,
    as_step: StepId,
) -> Result<Vec<Event>> {
    let step = agreed_step::Entity::find_by_id(id.0)
        .filter(agreed_step::Column::ConferenceId.eq(of.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if is_adopted(&step) {
        return Err(Refusal::conflict("conference.step_taken").into());
    }
    let (goal, act) = match goal {
        Some(goal) => {
            let days = LONGEST_STEP;
            (goal, GoalAct::Step { step: as_step, words: step.words.clone(), days, thought: None })
        }
        None => {
            if longer_than(&step.words, LONGEST_SENTENCE) {
                return Err(Refusal::conflict("conference.step_too_long").into());
            }
            let plan = GoalPlan { statement: step.words.clone(), ..Default::default() };
            (new, GoalAct::Set { plan, classes: Vec::new(), readers: Vec::new() })
        }
    };
    let written = goals::carry_out(tx, viewer, goal, &act.into()).await?;
    let mut row = agreed_step::ActiveModel::from(step);
    row.goal_id = Set(Some(goal.0));
    row.update(&tx.db).await?;
    Ok(written.events)
}
