//! Competencies that a goal aims at, and what is claimed of them: "I can …", with evidence.

use domain::clock::Moment;
use domain::event::Event;
use domain::evidence::EvidenceView;
use domain::export::Competency;
use domain::goals::{AimView, as_read};
use domain::id::{CompetencyId, EvidenceId, PersonId};
use domain::refusal::Refusal;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{evidence, readers, rows};
use crate::entity::{class, competency, goal, goal_aim};
use crate::evidence::{self as shows, Of, Reads};
use crate::tx::Tx;
use crate::{Error, Result, people};

/// By the student: at a competency of a class they are in, or no longer at it.
pub async fn aim(tx: &Tx, goal: goal::Model, id: CompetencyId, aims: bool) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &goal).await?;
    let by = PersonId(goal.subject_id);
    if aims {
        let listed = listed(tx, id).await?;
        let attended = readers::classes(tx, by).await?;
        attended.iter().find(|class| class.id == listed.class_id).ok_or_else(Error::not_found)?;
        link(tx, &goal, id, by).await?;
    } else {
        let row = of_goal(tx, &goal, id).await?;
        unlink(tx, row).await?;
    }
    let goal = rows::touch(tx, goal).await?;
    rows::events(tx, &goal).await
}

pub async fn listed(tx: &Tx, id: CompetencyId) -> Result<competency::Model> {
    competency::Entity::find_by_id(id.0)
        .filter(competency::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// Linked already, it stays as it is.
pub async fn link(tx: &Tx, goal: &goal::Model, id: CompetencyId, by: PersonId) -> Result<()> {
    let known = goal_aim::Entity::find()
        .filter(goal_aim::Column::GoalId.eq(goal.id))
        .filter(goal_aim::Column::CompetencyId.eq(id.0))
        .one(&tx.db)
        .await?;
    match known {
        Some(known) if known.unlinked_at.is_none() => {}
        Some(known) => {
            let mut row = goal_aim::ActiveModel::from(known);
            row.linked_by = Set(by.0);
            row.unlinked_at = Set(None);
            row.created_at = Set(tx.now.0);
            row.update(&tx.db).await?;
        }
        None => {
            let row = goal_aim::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(goal.district_id),
                goal_id: Set(goal.id),
                subject_id: Set(goal.subject_id),
                competency_id: Set(id.0),
                linked_by: Set(by.0),
                created_at: Set(tx.now.0),
                unlinked_at: Set(None),
                evidence_id: Set(None),
                claim: Set(String::new()),
                claimed_at: Set(None),
            };
            goal_aim::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    Ok(())
}

pub async fn unlink(tx: &Tx, row: goal_aim::Model) -> Result<()> {
    let mut row = goal_aim::ActiveModel::from(row);
    row.unlinked_at = Set(Some(tx.now.0));
    row.evidence_id = Set(None);
    row.claim = Set(String::new());
    row.claimed_at = Set(None);
    row.update(&tx.db).await?;
    Ok(())
}

/// What this goal aims at right now.
pub async fn of_goal(tx: &Tx, goal: &goal::Model, id: CompetencyId) -> Result<goal_aim::Model> {
    goal_aim::Entity::find()
        .filter(goal_aim::Column::GoalId.eq(goal.id))
        .filter(goal_aim::Column::CompetencyId.eq(id.0))
        .filter(goal_aim::Column::UnlinkedAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}

/// "I can …", and this shows it. Said anew, it takes the place of what was said before: `read` is when that was, as its page showed it, and none
/// where it showed no claim. The same again changes nothing.
pub async fn claim(
    tx: &Tx,
    goal: goal::Model,
    id: CompetencyId,
    shown_by: EvidenceId,
    words: &str,
    read: Option<Moment>,
) -> Result<Vec<Event>> {
    let row = of_goal(tx, &goal, id).await?;
    let shown = shows::of(tx, Of::Goal(goal.id), Reads::Student).await?;
    if !evidence::stands(&shown, shown_by) {
        return Err(Refusal::invalid("evidence", "goals.claim_needs_evidence").into());
    }
    let said = claimed(&row, &shown);
    if said.is_some() && row.evidence_id == Some(shown_by.0) && row.claim == words {
        return Ok(Vec::new());
    }
    as_read(&said, &read)?;
    // Each is known by its moment: none is said in the moment of the one before.
    let at = said.map_or(tx.now.0, |said| tx.now.0.max(said.0 + 1));
    let mut row = goal_aim::ActiveModel::from(row);
    row.evidence_id = Set(Some(shown_by.0));
    row.claim = Set(words.into());
    row.claimed_at = Set(Some(at));
    row.update(&tx.db).await?;
    let goal = rows::touch(tx, goal).await?;
    rows::events(tx, &goal).await
}

/// When it was claimed. What does not stand any more shows nothing.
fn claimed(row: &goal_aim::Model, shown: &[EvidenceView]) -> Option<Moment> {
    let stands = row.evidence_id.is_some_and(|id| evidence::stands(shown, id.into()));
    row.claimed_at.filter(|_| stands).map(Moment)
}

/// The evidence is no longer there: what was said of it stays, unclaimed.
pub async fn unclaim(tx: &Tx, evidence: Uuid) -> Result<()> {
    goal_aim::Entity::update_many()
        .col_expr(goal_aim::Column::EvidenceId, Expr::value(None::<Uuid>))
        .col_expr(goal_aim::Column::ClaimedAt, Expr::value(None::<i64>))
        .filter(goal_aim::Column::EvidenceId.eq(evidence))
        .exec(&tx.db)
        .await?;
    Ok(())
}

pub fn may_unlink(goal: &goal::Model, row: &goal_aim::Model, who: PersonId) -> bool {
    goal.subject_id == who.0 || (row.linked_by == who.0 && row.claimed_at.is_none())
}

/// In the order in which they were linked. One that its class took off the list stays with the goal.
pub async fn of(tx: &Tx, goal: &goal::Model, reader: PersonId, shown: &[EvidenceView]) -> Result<Vec<AimView>> {
    let open = rows::stage(tx, goal).await?.is_open();
    let mut views = Vec::new();
    for (row, competency, class_name) in aimed_at(tx, goal.id).await? {
        let linked_by = match row.linked_by == goal.subject_id {
            true => None,
            false => Some(people::name(tx, row.linked_by).await?),
        };
        let claimed_at = claimed(&row, shown);
        views.push(AimView {
            competency: competency.id.into(),
            code: competency.code,
            statement: competency.statement,
            class_name,
            linked_by,
            may_unlink: open && may_unlink(goal, &row, reader),
            evidence: row.evidence_id.filter(|_| claimed_at.is_some()).map(Into::into),
            claim: row.claim,
            claimed_at,
        });
    }
    Ok(views)
}

/// Each with its class's name.
async fn aimed_at(tx: &Tx, goal: Uuid) -> Result<Vec<(goal_aim::Model, competency::Model, String)>> {
    let rows = goal_aim::Entity::find()
        .filter(goal_aim::Column::GoalId.eq(goal))
        .filter(goal_aim::Column::UnlinkedAt.is_null())
        .order_by_asc(goal_aim::Column::CreatedAt)
        .order_by_asc(goal_aim::Column::Id)
        .all(&tx.db)
        .await?;
    let mut aims = Vec::with_capacity(rows.len());
    for row in rows {
        let competency = competency::Entity::find_by_id(row.competency_id).one(&tx.db).await?;
        let competency = competency.ok_or_else(Error::not_found)?;
        let class = class::Entity::find_by_id(competency.class_id).one(&tx.db).await?;
        aims.push((row, competency, class.map(|class| class.name).unwrap_or_default()));
    }
    Ok(aims)
}

/// As an export tells them. `shown`: the evidence that it tells, by its ids.
pub async fn of_export(tx: &Tx, goal: Uuid, shown: &[Uuid]) -> Result<Vec<Competency>> {
    let tell = |(row, competency, class): (goal_aim::Model, competency::Model, String)| {
        let evidence = row.evidence_id.filter(|id| shown.contains(id));
        Competency {
            code: competency.code,
            identifier: competency.identifier,
            statement: competency.statement,
            class,
            claim: row.claim,
            claimed_at: row.claimed_at.filter(|_| evidence.is_some()).map(Moment),
            evidence,
            at: Moment(row.created_at),
        }
    };
    Ok(aimed_at(tx, goal).await?.into_iter().map(tell).collect())
}
