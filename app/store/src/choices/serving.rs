//! Which goal a choice serves: the student's own, if they say so. On the goal's page stands how they chose to go for it; whoever the
//! student shows the goal reads it there, and nobody learns of a goal from a board.

use domain::choices::ServedGoal;
use domain::event::Event;
use domain::goals::{ChosenForIt, GoalStage};
use domain::id::{GoalId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::view;
use crate::among::among;
use crate::entity::{board, choice, goal};
use crate::tx::Tx;
use crate::{Result, goals};

/// Open goals of the student's, and the one that is served already, whatever became of it. Newest change first.
pub async fn goals_of(tx: &Tx, me: PersonId, served: Option<Uuid>) -> Result<Vec<ServedGoal>> {
    let rows = goal::Entity::find()
        .filter(goal::Column::SubjectId.eq(me.0))
        .order_by_desc(goal::Column::ChangedAt)
        .order_by_desc(goal::Column::Id)
        .all(&tx.db)
        .await?;
    let mut offered = Vec::new();
    for row in rows.into_iter().filter(|row| is_open(row) || Some(row.id) == served) {
        offered.push(named(tx, &row).await?);
    }
    Ok(offered)
}

fn is_open(row: &goal::Model) -> bool {
    GoalStage::named(&row.stage).is_none_or(GoalStage::is_open)
}

async fn named(tx: &Tx, row: &goal::Model) -> Result<ServedGoal> {
    let now = goals::newest(tx, row).await?;
    Ok(ServedGoal { id: row.id.into(), statement: now.plan.statement })
}

pub async fn served(tx: &Tx, row: &choice::Model) -> Result<Option<ServedGoal>> {
    let Some(id) = row.goal_id else { return Ok(None) };
    match goal::Entity::find_by_id(id).one(&tx.db).await? {
        Some(goal) => Ok(Some(named(tx, &goal).await?)),
        None => Ok(None),
    }
}

/// Invalid: `goal`, unless it is open and the student's own, or was served before.
pub async fn check(tx: &Tx, me: PersonId, before: Option<Uuid>, wanted: Option<GoalId>) -> Result<()> {
    let Some(wanted) = wanted.filter(|wanted| Some(wanted.0) != before) else { return Ok(()) };
    let row = goal::Entity::find_by_id(wanted.0).filter(goal::Column::SubjectId.eq(me.0)).one(&tx.db).await?;
    match row {
        Some(row) if is_open(&row) => Ok(()),
        _ => Err(Refusal::invalid("goal", "choices.goal_not_open").into()),
    }
}

/// Those who see a goal that is served now, or was: it shows how its student goes for it.
pub async fn told(tx: &Tx, goals: impl IntoIterator<Item = Uuid>) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for row in goal::Entity::find().filter(goal::Column::Id.is_in(among(goals))).all(&tx.db).await? {
        events.extend(goals::counted_on(tx, row).await?);
    }
    Ok(events)
}

/// What was chosen for a goal, the newest choice first.
pub async fn for_goal(tx: &Tx, goal: Uuid) -> Result<Vec<ChosenForIt>> {
    let rows = choice::Entity::find()
        .filter(choice::Column::GoalId.eq(goal))
        .order_by_desc(choice::Column::ChangedAt)
        .order_by_desc(choice::Column::Id)
        .all(&tx.db)
        .await?;
    let mut chosen = Vec::new();
    for row in rows {
        let Some(board) = board::Entity::find_by_id(row.board_id).one(&tx.db).await? else { continue };
        let picks = view::versions(tx, row.id).await?.into_iter().next().map(|now| now.picks).unwrap_or_default();
        let picks = picks.into_iter().map(|pick| pick.words).collect();
        chosen.push(ChosenForIt { board: board.id.into(), target: board.target, picks });
    }
    Ok(chosen)
}
