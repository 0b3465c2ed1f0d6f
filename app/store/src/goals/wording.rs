//! What a goal says, in versions that never change.

use domain::clock::Moment;
use domain::event::Event;
use domain::goals::{EntryKind, GoalClass, GoalKind, GoalPlan, GoalStage, GoalVersion, Move};
use domain::id::{ClassId, GoalId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::SignedIn;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{conversation, readers, rows};
use crate::among::among;
use crate::entity::{class, goal, goal_class, goal_version};
use crate::tx::Tx;
use crate::{Error, Result};

/// Most goals of one student that are open at once.
const MOST_OPEN: usize = 100;
/// Most goals of one student, those that are over among them; many years' worth.
const MOST_GOALS: usize = 1_000;

/// A new goal. Shown or not, it is its student's.
pub async fn set(
    tx: &Tx,
    me: &SignedIn,
    id: GoalId,
    plan: &GoalPlan,
    classes: &[ClassId],
    picked: &[PersonId],
) -> Result<Vec<Event>> {
    // Goals are students'. A teacher's own practice is something else.
    if me.staff {
        return Err(Error::not_found());
    }
    match goal::Entity::find_by_id(id.0).one(&tx.db).await? {
        Some(known) if known.subject_id == me.person.0 => return Err(Refusal::conflict("goals.set_already").into()),
        Some(_) => return Err(Error::not_found()),
        None => {}
    }
    let all = goal::Entity::find().filter(goal::Column::SubjectId.eq(me.person.0));
    let over = GoalStage::ALL.iter().filter(|stage| !stage.is_open()).map(|stage| stage.name());
    if all.clone().filter(goal::Column::Stage.is_not_in(among(over))).count(&tx.db).await? >= MOST_OPEN as u64 {
        return Err(rows::too_many("statement", "goals.too_many_goals", MOST_OPEN).into());
    }
    if all.count(&tx.db).await? >= MOST_GOALS as u64 {
        return Err(rows::too_many("statement", "goals.too_many_ever", MOST_GOALS).into());
    }
    let row = goal::ActiveModel {
        id: Set(id.0),
        district_id: Set(me.district.0),
        subject_id: Set(me.person.0),
        stage: Set(GoalStage::Own.name().into()),
        version: Set(1),
        rev: Set(0),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    goal::Entity::insert(row).exec_without_returning(&tx.db).await?;
    let row = goal::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    keep(tx, &row, plan).await?;
    about(tx, &row, classes).await?;
    conversation::say(tx, &row, me.person, EntryKind::Set, &[], "").await?;
    Ok(readers::show(tx, row, picked).await?.1)
}

/// The next version.
pub async fn adjust(
    tx: &Tx,
    me: &SignedIn,
    row: goal::Model,
    plan: &GoalPlan,
    classes: &[ClassId],
    because: &str,
) -> Result<Vec<Event>> {
    let row = rows::happen(tx, row, Move::Adjust).await?;
    let next = row.version + 1;
    let row = rows::update(tx, row, |row| row.version = Set(next)).await?;
    keep(tx, &row, plan).await?;
    about(tx, &row, classes).await?;
    conversation::say(tx, &row, me.person, EntryKind::Adjusted, &[], because).await?;
    rows::events(tx, &row).await
}

async fn keep(tx: &Tx, goal: &goal::Model, plan: &GoalPlan) -> Result<()> {
    let row = goal_version::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        number: Set(goal.version),
        kind: Set(plan.kind.name().into()),
        statement: Set(plan.statement.clone()),
        stand: Set(plan.stand.clone()),
        why: Set(plan.why.clone()),
        success: Set(plan.success.clone()),
        by_day: Set(plan.by.clone()),
        obstacle: Set(plan.obstacle.clone()),
        then_do: Set(plan.then.clone()),
        created_at: Set(tx.now.0),
    };
    goal_version::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// The classes it is about: of those its student is in, and those it was about before.
async fn about(tx: &Tx, goal: &goal::Model, picked: &[ClassId]) -> Result<()> {
    let of_goal = goal_class::Column::GoalId.eq(goal.id);
    let before = goal_class::Entity::find().filter(of_goal.clone()).all(&tx.db).await?;
    let attended = readers::classes(tx, goal.subject_id.into()).await?;
    let known = |id: &ClassId| {
        attended.iter().any(|class| class.id == id.0) || before.iter().any(|class| class.class_id == id.0)
    };
    if !picked.iter().all(known) {
        return Err(Refusal::invalid("classes", "goals.not_your_class").into());
    }
    goal_class::Entity::delete_many().filter(of_goal).exec(&tx.db).await?;
    let rows: Vec<_> = picked
        .iter()
        .map(|class| goal_class::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(goal.district_id),
            goal_id: Set(goal.id),
            subject_id: Set(goal.subject_id),
            class_id: Set(class.0),
        })
        .collect();
    if !rows.is_empty() {
        goal_class::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

pub async fn classes(tx: &Tx, goal: Uuid) -> Result<Vec<GoalClass>> {
    let about = goal_class::Entity::find().filter(goal_class::Column::GoalId.eq(goal)).all(&tx.db).await?;
    if about.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = class::Entity::find()
        .filter(class::Column::Id.is_in(among(about.iter().map(|row| row.class_id))))
        .all(&tx.db)
        .await?;
    rows.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    Ok(rows.into_iter().map(|class| GoalClass { id: class.id.into(), name: class.name }).collect())
}

/// Every wording, newest first. Never empty.
pub async fn versions(tx: &Tx, goal: Uuid) -> Result<Vec<GoalVersion>> {
    let rows = goal_version::Entity::find()
        .filter(goal_version::Column::GoalId.eq(goal))
        .order_by_desc(goal_version::Column::Number)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(version).collect())
}

pub async fn newest(tx: &Tx, goal: &goal::Model) -> Result<GoalVersion> {
    let row = goal_version::Entity::find()
        .filter(goal_version::Column::GoalId.eq(goal.id))
        .filter(goal_version::Column::Number.eq(goal.version))
        .one(&tx.db)
        .await?;
    row.map(version).ok_or_else(Error::not_found)
}

pub fn version(row: goal_version::Model) -> GoalVersion {
    GoalVersion { number: row.number, at: Moment(row.created_at), plan: plan_of(row) }
}

pub fn plan_of(row: goal_version::Model) -> GoalPlan {
    GoalPlan {
        kind: GoalKind::named(&row.kind).unwrap_or_default(),
        statement: row.statement,
        stand: row.stand,
        why: row.why,
        success: row.success,
        by: row.by_day,
        obstacle: row.obstacle,
        then: row.then_do,
    }
}
