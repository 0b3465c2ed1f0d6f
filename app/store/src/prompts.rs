//! Prompts: kept on a teacher's shelf, released to a class now or later, closed.

use domain::classes::AccessPoint;
use domain::event::{Audience, Change};
use domain::id::PromptId;
use domain::prompts::{AnswerPlan, Phase, PromptState, PromptView};
use sea_orm::EntityTrait;

use crate::entity::prompt;
use crate::tx::Tx;
use crate::{Error, Result};

pub fn state(row: &prompt::Model) -> PromptState {
    PromptState::of(row.release_at, row.released_at, row.closed_at)
}

pub async fn row(tx: &Tx, id: PromptId) -> Result<prompt::Model> {
    prompt::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)
}

pub fn view(row: prompt::Model) -> Result<PromptView> {
    Ok(PromptView {
        id: row.id.into(),
        class: row.class_id.into(),
        access_point: AccessPoint::named(&row.access_point).unwrap_or(AccessPoint::Reflection),
        phase: Phase::named(&row.phase).unwrap_or(Phase::After),
        plan: AnswerPlan::named(&row.plan).unwrap_or(AnswerPlan::Nobody),
        state: state(&row),
        starters: serde_json::from_str(&row.starters)?,
        question: row.question,
        rev: row.rev,
    })
}

/// A planned prompt is its teachers' alone.
pub async fn change(tx: &Tx, id: PromptId, audience: Audience) -> Result<Change> {
    let view = view(row(tx, id).await?)?;
    let theirs = audience == Audience::Staff || !matches!(view.state, PromptState::Planned { .. });
    Ok(if theirs { Change::Prompt(view) } else { Change::PromptGone { id } })
}
