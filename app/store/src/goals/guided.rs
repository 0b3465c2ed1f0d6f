//! Goals, as those see them whom students picked.

use domain::event::Cursor;
use domain::goals::{GoalDesk, GoalView, GoalsOfStudent};
use domain::id::{ClassId, GoalId, PersonId};
use domain::reflections::Turn;
use domain::viewer::Viewer;
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{asked, cards, view};
use crate::entity::{class, goal, goal_reader};
use crate::tx::Tx;
use crate::{Result, Store, competencies, replay, roster, scope};

/// Most goals on a desk, newest change first. Older ones are found with their student.
const MOST_ON_A_DESK: u64 = 1_000;

impl Store {
    /// Everything that students showed or sent to the viewer, whatever became of their classes. Not found for who is not on a staff.
    #[crate::compiled_here]
    pub async fn goal_desk(&self, viewer: &Viewer) -> Result<(GoalDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::staff(&tx, viewer).await?;
        let mut goals = cards::of(&tx, &on_desk(me).all(&tx.db).await?).await?;
        goals.sort_by_key(|card| match card.turn {
            Turn::Teacher => 0,
            Turn::Student => 1,
            Turn::Nobody => 2,
        });
        let asks = asked::of(&tx, viewer, me).await?;
        Ok((GoalDesk { goals, asks }, replay::cursor(&tx, viewer).await?))
    }

    /// How many of the goals that students showed the viewer wait for a word of theirs. None for who is not on a staff.
    #[crate::compiled_here]
    pub async fn goals_waiting(&self, viewer: &Viewer) -> Result<usize> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(0) };
        let goals = cards::of(&tx, &on_desk(me).all(&tx.db).await?).await?;
        Ok(goals.iter().filter(|card| card.turn == Turn::Teacher).count())
    }

    /// The goals of a student of a class that the viewer guides: those that the student showed the viewer, and no others.
    #[crate::compiled_here]
    pub async fn goals_of(
        &self,
        viewer: &Viewer,
        class: ClassId,
        student: PersonId,
    ) -> Result<(GoalsOfStudent, Cursor)> {
        let tx = self.snapshot().await?;
        let guided = scope::guided(&tx, viewer, class).await?;
        let me = scope::person(viewer)?.person;
        let place = roster::place(&tx, class, student).await?;
        let mut goals = Vec::new();
        // In an order that nothing a student does changes but ending a goal: a teacher may be writing beside any of them.
        let theirs = shown(me).filter(goal::Column::SubjectId.eq(student.0));
        let theirs = theirs.order_by_asc(goal::Column::CreatedAt).order_by_asc(goal::Column::Id);
        for row in theirs.all(&tx.db).await? {
            goals.push(view::for_reader(&tx, &row, viewer).await?);
        }
        goals.sort_by_key(|goal| !goal.stage.is_open());
        let of_student = GoalsOfStudent {
            student,
            attends: place.is_on(),
            name: place.name,
            picture: place.picture,
            goals,
            competencies: of_class(&tx, guided).await?,
        };
        Ok((of_student, replay::cursor(&tx, viewer).await?))
    }

    /// One goal that was shown to the viewer.
    #[crate::compiled_here]
    pub async fn shown_goal(&self, viewer: &Viewer, id: GoalId) -> Result<(GoalView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::shown_goal(&tx, viewer, id).await?;
        let view = view::for_reader(&tx, &row, viewer).await?;
        Ok((view, replay::cursor(&tx, viewer).await?))
    }
}

async fn of_class(tx: &Tx, class: class::Model) -> Result<Vec<domain::competencies::CompetencyView>> {
    competencies::of_classes(tx, std::slice::from_ref(&class)).await
}

/// Newest change first.
fn on_desk(me: PersonId) -> sea_orm::Select<goal::Entity> {
    shown(me).order_by_desc(goal::Column::ChangedAt).order_by_desc(goal::Column::Id).limit(MOST_ON_A_DESK)
}

pub fn shown(me: PersonId) -> sea_orm::Select<goal::Entity> {
    let picked = Query::select()
        .column(goal_reader::Column::GoalId)
        .from(goal_reader::Entity)
        .and_where(goal_reader::Column::PersonId.eq(me.0))
        .and_where(goal_reader::Column::Until.is_null())
        .to_owned();
    goal::Entity::find().filter(goal::Column::Id.in_subquery(picked))
}
