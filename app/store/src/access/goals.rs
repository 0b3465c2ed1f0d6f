//! Goals, as far as their students show them to the teacher who asks. A goal that is shown to nobody, or to a colleague, is not here.

use std::collections::HashMap;

use domain::access::{Did, Place, Trace, Wants, What};
use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::goals::{EntryKind, GoalStage};
use domain::reflections::Turn;
use sea_orm::sea_query::{Expr, ExprTrait as _, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Kind, Of, Says};
use crate::Result;
use crate::entity::{goal, goal_entry, goal_reader, goal_step};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    for (did, at) in [(Did::PlannedStep, goal_step::Column::CreatedAt), (Did::EndedStep, goal_step::Column::EndedAt)] {
        let steps = goal_step::Entity::find().filter(goal_step::Column::GoalId.in_subquery(shown(of)));
        let kind = Kind { point: AccessPoint::Goals, says: Says::Did(did), to: Place::Goals };
        all.latest(kind, steps, goal_step::Column::SubjectId, at);
    }
}

pub async fn traces(of: &Of<'_>) -> Result<Vec<Trace>> {
    let mut traces = said(of).await?;
    traces.extend(turns(of).await?);
    Ok(traces)
}

fn trace(student: domain::id::PersonId, what: What) -> Trace {
    Trace { student, point: AccessPoint::Goals, what }
}

/// Goals of students of the class that are shown to the viewer.
fn shown(of: &Of<'_>) -> SelectStatement {
    Query::select()
        .column(goal_reader::Column::GoalId)
        .from(goal_reader::Entity)
        .and_where(goal_reader::Column::PersonId.eq(of.me.0))
        .and_where(goal_reader::Column::Until.is_null())
        .and_where(goal_reader::Column::SubjectId.in_subquery(of.roster()))
        .to_owned()
}

fn did(kind: EntryKind) -> Option<Did> {
    Some(match kind {
        EntryKind::Set => Did::SetGoal,
        EntryKind::Adjusted => Did::AdjustedGoal,
        EntryKind::Reply => Did::AnsweredAboutGoal,
        EntryKind::CheckIn => Did::CheckedIn,
        EntryKind::Linked => Did::LinkedEvidence,
        EntryKind::Reached => Did::ReachedGoal,
        EntryKind::SetAside => Did::SetGoalAside,
        EntryKind::PickedUp => Did::PickedGoalUp,
        EntryKind::Agree | EntryKind::Suggest | EntryKind::Ask => return None,
    })
}

/// What each student last said of each kind.
async fn said(of: &Of<'_>) -> Result<Vec<Trace>> {
    let own = Expr::col((goal_entry::Entity, goal_entry::Column::AuthorId))
        .equals((goal_entry::Entity, goal_entry::Column::SubjectId));
    let rows: Vec<(Uuid, String, i64)> = goal_entry::Entity::find()
        .select_only()
        .columns([goal_entry::Column::SubjectId, goal_entry::Column::Kind])
        .column_as(goal_entry::Column::CreatedAt.max(), "last")
        .filter(goal_entry::Column::GoalId.in_subquery(shown(of)))
        .filter(own)
        .group_by(goal_entry::Column::SubjectId)
        .group_by(goal_entry::Column::Kind)
        .into_tuple()
        .all(&of.tx.db)
        .await?;
    let said = |(student, kind, at): (Uuid, String, i64)| {
        let did = did(EntryKind::named(&kind)?)?;
        Some(trace(student.into(), What::Did { did, at: Moment(at), to: Place::Goals }))
    };
    Ok(rows.into_iter().filter_map(said).collect())
}

/// Whose turn each open goal is, since what was said last about it, or since it was shown.
async fn turns(of: &Of<'_>) -> Result<Vec<Trace>> {
    let db = &of.tx.db;
    let goals: Vec<(Uuid, Uuid, String)> = goal::Entity::find()
        .select_only()
        .columns([goal::Column::Id, goal::Column::SubjectId, goal::Column::Stage])
        .filter(goal::Column::Id.in_subquery(shown(of)))
        .filter(goal::Column::Stage.is_not_in([GoalStage::Reached.name(), GoalStage::SetAside.name()]))
        .into_tuple()
        .all(db)
        .await?;
    if goals.is_empty() {
        return Ok(Vec::new());
    }
    let mut since: HashMap<Uuid, i64> = goal_reader::Entity::find()
        .select_only()
        .columns([goal_reader::Column::GoalId, goal_reader::Column::Since])
        .filter(goal_reader::Column::GoalId.in_subquery(shown(of)))
        .filter(goal_reader::Column::PersonId.eq(of.me.0))
        .into_tuple::<(Uuid, i64)>()
        .all(db)
        .await?
        .into_iter()
        .collect();
    let last: Vec<(Uuid, i64)> = goal_entry::Entity::find()
        .select_only()
        .column(goal_entry::Column::GoalId)
        .column_as(goal_entry::Column::CreatedAt.max(), "last")
        .filter(goal_entry::Column::GoalId.in_subquery(shown(of)))
        // How it goes, and what shows it, move no goal on.
        .filter(goal_entry::Column::Kind.is_not_in([EntryKind::CheckIn.name(), EntryKind::Linked.name()]))
        .group_by(goal_entry::Column::GoalId)
        .into_tuple()
        .all(db)
        .await?;
    for (goal, at) in last {
        let known = since.entry(goal).or_insert(at);
        *known = std::cmp::max(*known, at);
    }
    let turn = |(id, student, stage): (Uuid, Uuid, String)| {
        let stage = GoalStage::named(&stage).unwrap_or(GoalStage::Own).seen(true);
        let since = Moment(*since.get(&id)?);
        let what = match stage.turn() {
            Turn::Teacher => What::Waits { wants: Wants::Answer, since, to: Place::Goal(id.into()) },
            // A goal that was agreed goes on by itself: only a question or a suggestion asks for somebody.
            Turn::Student if matches!(stage, GoalStage::Asked | GoalStage::Suggested) => {
                What::Theirs { since, to: Place::Goal(id.into()) }
            }
            Turn::Student | Turn::Nobody => return None,
        };
        Some(trace(student.into(), what))
    };
    Ok(goals.into_iter().filter_map(turn).collect())
}
