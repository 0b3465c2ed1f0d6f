//! Evidence: shared versions of the student's own pieces. Who sees the goal reads them; what is taken back shows nothing any more.

use std::collections::BTreeSet;

use domain::clock::Moment;
use domain::event::{About, Event};
use domain::goals::{EntryKind, EvidenceView, GoalStage};
use domain::id::{EvidenceId, GoalId, ReflectionId, VersionId};
use domain::refusal::Refusal;
use sea_orm::sea_query::Query;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{aims, conversation, readers, rows};
use crate::entity::{goal, goal_evidence, version};
use crate::tx::Tx;
use crate::{Error, Result, growth};

fn linked() -> sea_orm::Select<goal_evidence::Entity> {
    goal_evidence::Entity::find().filter(goal_evidence::Column::UnlinkedAt.is_null())
}

pub async fn link(tx: &Tx, goal: goal::Model, id: EvidenceId, version: VersionId, words: &str) -> Result<Vec<Event>> {
    // Also of what was reached; what is set aside rests.
    if GoalStage::named(&goal.stage) == Some(GoalStage::SetAside) {
        return Err(Refusal::conflict("goals.over").into());
    }
    if goal_evidence::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let piece = growth::cited_piece(tx, version.0, goal.subject_id).await?;
    let there = linked()
        .filter(goal_evidence::Column::GoalId.eq(goal.id))
        .filter(goal_evidence::Column::VersionId.eq(version.0))
        .one(&tx.db)
        .await?;
    if there.is_some() {
        return Err(Refusal::conflict("goals.linked_already").into());
    }
    let row = goal_evidence::ActiveModel {
        id: Set(id.0),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        version_id: Set(version.0),
        words: Set(words.into()),
        created_at: Set(tx.now.0),
        unlinked_at: Set(None),
    };
    goal_evidence::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let goal = rows::touch(tx, goal).await?;
    conversation::say(tx, &goal, goal.subject_id.into(), EntryKind::Linked, &[], "").await?;
    let mut events = rows::events(tx, &goal).await?;
    events.push(who_reads(&goal, piece.id));
    Ok(events)
}

pub async fn unlink(tx: &Tx, goal: goal::Model, id: EvidenceId) -> Result<Vec<Event>> {
    let row = of_goal(tx, goal.id, id).await?;
    let piece = version::Entity::find_by_id(row.version_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    end(tx, row).await?;
    let goal = rows::touch(tx, goal).await?;
    let mut events = rows::events(tx, &goal).await?;
    events.push(who_reads(&goal, piece.reflection_id));
    Ok(events)
}

/// A version was taken back: no goal shows it any more.
pub async fn end_linking(tx: &Tx, version: Uuid) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for row in linked().filter(goal_evidence::Column::VersionId.eq(version)).all(&tx.db).await? {
        let goal = goal::Entity::find_by_id(row.goal_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
        end(tx, row).await?;
        let goal = rows::touch(tx, goal).await?;
        events.extend(rows::events(tx, &goal).await?);
    }
    Ok(events)
}

/// What was claimed with it is claimed with nothing now.
async fn end(tx: &Tx, row: goal_evidence::Model) -> Result<()> {
    aims::unclaim(tx, row.id).await?;
    let mut row = goal_evidence::ActiveModel::from(row);
    row.unlinked_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}

/// To the student: the piece's own line names those who read it.
pub fn who_reads(goal: &goal::Model, piece: Uuid) -> Event {
    let student = goal.subject_id.into();
    rows::told(About::Piece(piece.into()), student, student)
}

/// Evidence of this goal that is still linked.
pub async fn of_goal(tx: &Tx, goal: Uuid, id: EvidenceId) -> Result<goal_evidence::Model> {
    linked()
        .filter(goal_evidence::Column::Id.eq(id.0))
        .filter(goal_evidence::Column::GoalId.eq(goal))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// In the order in which it was linked. What was taken back is not among it, whatever its row says.
pub async fn of(tx: &Tx, goal: Uuid) -> Result<Vec<EvidenceView>> {
    let rows = linked()
        .filter(goal_evidence::Column::GoalId.eq(goal))
        .order_by_asc(goal_evidence::Column::CreatedAt)
        .order_by_asc(goal_evidence::Column::Id)
        .all(&tx.db)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let shared = version::Entity::find_by_id(row.version_id)
            .filter(version::Column::TakenBackAt.is_null())
            .one(&tx.db)
            .await?;
        if shared.is_none() {
            continue;
        }
        let cited = growth::cited(tx, row.version_id).await?;
        views.push(EvidenceView { id: row.id.into(), cited, words: row.words, at: Moment(row.created_at) });
    }
    Ok(views)
}

/// The goals that show some version of a piece.
pub async fn linked_to(tx: &Tx, piece: ReflectionId) -> Result<Vec<GoalId>> {
    let versions = Query::select()
        .column(version::Column::Id)
        .from(version::Entity)
        .and_where(version::Column::ReflectionId.eq(piece.0))
        .to_owned();
    let rows = linked().filter(goal_evidence::Column::VersionId.in_subquery(versions)).all(&tx.db).await?;
    let goals: BTreeSet<Uuid> = rows.into_iter().map(|row| row.goal_id).collect();
    Ok(goals.into_iter().map(Into::into).collect())
}

/// The names of those who read a piece because it is evidence of a goal they see.
pub async fn reading(tx: &Tx, piece: ReflectionId) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for goal in linked_to(tx, piece).await? {
        names.extend(readers::of(tx, goal.0).await?.into_iter().map(|reader| reader.name));
    }
    Ok(names)
}
