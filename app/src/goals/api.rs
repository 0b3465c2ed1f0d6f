//! What the goal pages read. They write commands only.

#[cfg(feature = "ssr")]
use domain::evidence::EvidenceView;
use domain::goals::{OwnGoal, OwnGoals};
use domain::id::{CommandId, EvidenceId, GoalId, PersonId};
use domain::json::Reads;
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;
#[cfg(feature = "ssr")]
use crate::plain::{evidence_body, evidence_label, evidence_options};

/// All own goals, and what a new one may begin from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct GoalsPage {
    pub me: PersonId,
    pub own: OwnGoals,
    /// For a goal that is not there yet.
    pub next: GoalId,
    pub first: CommandId,
    pub cursor: String,
}

/// A link, as the server has drawn it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct ShownEvidence {
    pub id: EvidenceId,
    /// In one line.
    pub label: String,
    /// What it shows, in the student's words; may be empty.
    #[serde(default)]
    pub words: String,
    /// What stands in it.
    pub html: String,
}

/// One own goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct GoalPage {
    pub me: PersonId,
    pub own: OwnGoal,
    pub evidence: Vec<ShownEvidence>,
    /// The options of what can be linked; empty if there is nothing.
    pub offers: String,
    /// For the page's forms, and for what they make: see [`super::mine::Mine`].
    pub first: CommandId,
    pub cursor: String,
}

/// A [`GoalsPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "goals/page")]
pub async fn read_goals() -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (own, cursor) = backend.store.goals(&viewer).await?;
    let (next, first) = (GoalId::mint(), CommandId::mint());
    Text::of(&GoalsPage { me, own, next, first, cursor: cursor.to_string() })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_goals() -> Result<Text, AppError> {
    ask("goals/page", &[]).await
}

/// A [`GoalPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "goals/goal")]
pub async fn read_goal(goal: GoalId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (own, cursor) = backend.store.goal(&viewer, goal).await?;
    let drawn = |shown: &EvidenceView| ShownEvidence {
        id: shown.id,
        label: evidence_label(shown),
        words: shown.words.clone(),
        html: evidence_body(shown).into_string(),
    };
    let evidence = own.goal.evidence.iter().map(drawn).collect();
    let offers = evidence_options(&own.offers, "").into_string();
    Text::of(&GoalPage { me, own, evidence, offers, first: CommandId::mint(), cursor: cursor.to_string() })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_goal(goal: GoalId) -> Result<Text, AppError> {
    ask("goals/goal", &[("goal", goal.to_string())]).await
}
