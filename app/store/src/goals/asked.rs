//! Asks, as the adult finds them: seen, answered. Whether they see the goal as well is another matter.

use domain::goals::{AskKind, GoalAskView};
use domain::id::{GoalAskId, GoalId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use domain::words::{LONGEST_REPLY, passage};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{asks, rows, wording};
use crate::entity::{goal, goal_ask};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, scope};

/// Most asks on a desk, newest first.
const MOST_SHOWN: u64 = 200;

impl Store {
    /// How many of the asks sent to the viewer have not been seen. None for who is not on the staff.
    #[crate::compiled_here]
    pub async fn goal_asks_waiting(&self, viewer: &Viewer) -> Result<usize> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(0) };
        Ok(sent_to(me).filter(goal_ask::Column::SeenAt.is_null()).count(&tx.db).await? as usize)
    }

    /// The student reads that the adult knows.
    #[crate::compiled_here]
    pub async fn see_goal_ask(&self, viewer: &Viewer, id: GoalAskId) -> Result<()> {
        self.change_ask(viewer, id, None).await
    }

    /// A sentence back; none is needed after a talk.
    ///
    /// Errors: not found unless it was sent to the viewer; invalid `words`; conflict `goals.already_answered`.
    #[crate::compiled_here]
    pub async fn answer_goal_ask(&self, viewer: &Viewer, id: GoalAskId, words: String) -> Result<()> {
        self.change_ask(viewer, id, Some(words)).await
    }

    async fn change_ask(&self, viewer: &Viewer, id: GoalAskId, answer: Option<String>) -> Result<()> {
        let touches = {
            let tx = self.snapshot().await?;
            let (ask, me) = mine(&tx, viewer, id).await?;
            [ask.subject_id.into(), me].into_iter().fold(Touches::nothing(), |touches, person| {
                touches.and_person(person).and_stream(domain::event::Stream::Person(person))
            })
        };
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, answer) = (viewer.clone(), answer.clone());
            Box::pin(async move { change(tx, &viewer, id, answer).await })
        })
        .await
    }
}

async fn change(tx: &Tx, viewer: &Viewer, id: GoalAskId, answer: Option<String>) -> Result<Written<()>> {
    let (ask, me) = mine(tx, viewer, id).await?;
    let answer = match answer {
        None => {
            asks::state(&ask).see()?;
            if ask.seen_at.is_some() || ask.answered_at.is_some() {
                return Ok(Written::quietly(()));
            }
            None
        }
        Some(typed) => {
            let words = said(&typed, AskKind::named(&ask.kind))?;
            // The same press again.
            if ask.answered_at.is_some() && ask.answer == words {
                return Ok(Written::quietly(()));
            }
            asks::state(&ask).answer()?;
            Some(words)
        }
    };
    let goal = goal::Entity::find_by_id(ask.goal_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let seen_at = ask.seen_at.unwrap_or(tx.now.0);
    let mut row = goal_ask::ActiveModel::from(ask);
    row.seen_at = Set(Some(seen_at));
    if let Some(words) = answer {
        row.answer = Set(words);
        row.answered_at = Set(Some(tx.now.0));
    }
    row.update(&tx.db).await?;
    Ok(Written::new((), vec![rows::own_event(&goal), asks::event(id, &goal, me)]))
}

fn said(typed: &str, kind: Option<AskKind>) -> Result<String> {
    let fault =
        |sentence| Refusal::Invalid { faults: vec![domain::refusal::Fault { field: "words".into(), sentence }] };
    let words = passage(typed, LONGEST_REPLY).map_err(fault)?;
    if words.is_empty() && kind != Some(AskKind::Talk) {
        return Err(Refusal::invalid("words", "words.empty").into());
    }
    Ok(words)
}

fn sent_to(me: PersonId) -> sea_orm::Select<goal_ask::Entity> {
    goal_ask::Entity::find().filter(goal_ask::Column::AdultId.eq(me.0)).filter(goal_ask::Column::TakenBackAt.is_null())
}

/// An ask that was sent to the viewer.
async fn mine(tx: &Tx, viewer: &Viewer, id: GoalAskId) -> Result<(goal_ask::Model, PersonId)> {
    let me = scope::staff(tx, viewer).await?;
    let ask = sent_to(me)
        .filter(goal_ask::Column::Id.eq(id.0))
        .filter(goal_ask::Column::DistrictId.eq(scope::district(viewer)?.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    Ok((ask, me))
}

/// Everything sent to the viewer, newest first. What a goal says is told to those who see it.
pub async fn of(tx: &Tx, viewer: &Viewer, me: PersonId) -> Result<Vec<GoalAskView>> {
    let rows = sent_to(me)
        .order_by_desc(goal_ask::Column::CreatedAt)
        .order_by_desc(goal_ask::Column::Id)
        .limit(MOST_SHOWN)
        .all(&tx.db)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let statement = match scope::shown_goal(tx, viewer, GoalId(row.goal_id)).await {
            Ok(goal) => Some(wording::newest(tx, &goal).await?.plan.statement),
            Err(Error::Refused(_)) => None,
            Err(error) => return Err(error),
        };
        views.push(asks::view(tx, row, statement).await?);
    }
    Ok(views)
}
