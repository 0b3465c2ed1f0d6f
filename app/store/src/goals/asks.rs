//! Asks, as their student sends them: to one adult, and to nobody else.

use domain::clock::Moment;
use domain::event::{About, Event};
use domain::goals::{AskKind, AskState, GoalAskView};
use domain::id::{GoalAskId, PersonId};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{readers, rows, wording};
use crate::entity::{goal, goal_ask};
use crate::tx::Tx;
use crate::{Error, Result, people, pieces};

/// Asks of one goal that wait for an answer at once.
const MOST_WAITING: usize = 5;

pub async fn send(
    tx: &Tx,
    goal: goal::Model,
    id: GoalAskId,
    kind: AskKind,
    to: PersonId,
    words: &str,
) -> Result<Vec<Event>> {
    rows::must_be_open(tx, &goal).await?;
    if goal_ask::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let known = readers::askable(tx, goal.subject_id.into()).await?.into_iter().chain(readers::of(tx, goal.id).await?);
    if !known.into_iter().any(|adult| adult.id == to) {
        return Err(Refusal::invalid("to", "goals.pick_an_adult").into());
    }
    let waiting = goal_ask::Entity::find()
        .filter(goal_ask::Column::GoalId.eq(goal.id))
        .filter(goal_ask::Column::AnsweredAt.is_null())
        .filter(goal_ask::Column::TakenBackAt.is_null());
    if waiting.count(&tx.db).await? >= MOST_WAITING as u64 {
        return Err(rows::too_many("words", "goals.too_many_asks", MOST_WAITING).into());
    }
    let row = goal_ask::ActiveModel {
        id: Set(id.0),
        district_id: Set(goal.district_id),
        goal_id: Set(goal.id),
        subject_id: Set(goal.subject_id),
        adult_id: Set(to.0),
        kind: Set(kind.name().into()),
        words: Set(words.into()),
        answer: Set(String::new()),
        created_at: Set(tx.now.0),
        seen_at: Set(None),
        answered_at: Set(None),
        taken_back_at: Set(None),
    };
    goal_ask::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(vec![rows::own_event(&goal), event(id, &goal, to)])
}

pub async fn take_back(tx: &Tx, goal: goal::Model, id: GoalAskId) -> Result<Vec<Event>> {
    let row = goal_ask::Entity::find_by_id(id.0)
        .filter(goal_ask::Column::GoalId.eq(goal.id))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    state(&row).take_back()?;
    let to = row.adult_id.into();
    let mut row = goal_ask::ActiveModel::from(row);
    row.taken_back_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(vec![rows::own_event(&goal), event(id, &goal, to)])
}

/// To the adult, on their own stream.
pub fn event(id: GoalAskId, goal: &goal::Model, to: PersonId) -> Event {
    rows::told(About::GoalAsk(id), goal.subject_id.into(), to)
}

pub fn state(row: &goal_ask::Model) -> AskState {
    AskState::of(row.seen_at, row.answered_at, row.taken_back_at)
}

/// Newest first: all of a goal for its student, and for a reader those sent to them that were not taken back.
pub async fn of(tx: &Tx, goal: &goal::Model, reader: Option<PersonId>) -> Result<Vec<GoalAskView>> {
    let mut asked = goal_ask::Entity::find()
        .filter(goal_ask::Column::GoalId.eq(goal.id))
        .order_by_desc(goal_ask::Column::CreatedAt)
        .order_by_desc(goal_ask::Column::Id);
    if let Some(reader) = reader {
        asked = asked.filter(goal_ask::Column::AdultId.eq(reader.0)).filter(goal_ask::Column::TakenBackAt.is_null());
    }
    let statement = wording::newest(tx, goal).await?.plan.statement;
    let mut views = Vec::new();
    for row in asked.all(&tx.db).await? {
        views.push(view(tx, row, Some(statement.clone())).await?);
    }
    Ok(views)
}

pub async fn view(tx: &Tx, row: goal_ask::Model, statement: Option<String>) -> Result<GoalAskView> {
    let names = people::names(tx, [row.subject_id, row.adult_id]).await?;
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    Ok(GoalAskView {
        id: row.id.into(),
        goal: row.goal_id.into(),
        statement,
        kind: AskKind::named(&row.kind).unwrap_or(AskKind::Ask),
        student: row.subject_id.into(),
        student_name: name(&row.subject_id),
        picture: pieces::picture(tx, None, row.subject_id).await?,
        to: row.adult_id.into(),
        to_name: name(&row.adult_id),
        state: state(&row),
        words: row.words,
        answer: row.answer,
        at: Moment(row.created_at),
    })
}
