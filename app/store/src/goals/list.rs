//! A student's own goals.

use domain::event::Cursor;
use domain::goals::{GoalClass, HomeGoal, OwnGoal, OwnGoals};
use domain::id::{GoalId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{cards, readers, view};
use crate::entity::{class, goal};
use crate::evidence::{self, Of};
use crate::tx::Tx;
use crate::{Result, Store, competencies, people, pieces, replay, scope, starters};

/// Most goals that are looked at for the home page.
const MOST_LOOKED_AT: u64 = 20;

impl Store {
    /// The viewer's goals, open ones first, and what a new one can begin with.
    #[crate::compiled_here]
    pub async fn goals(&self, viewer: &Viewer) -> Result<(OwnGoals, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let classes = readers::classes(&tx, me).await?;
        let mut goals = cards::of(&tx, &rows(me).all(&tx.db).await?).await?;
        goals.sort_by_key(|card| !card.stage.is_open());
        let own = OwnGoals {
            name: people::name(&tx, me.0).await?,
            picture: pieces::picture(&tx, None, me.0).await?,
            goals,
            starters: starters::offered(&tx, &classes).await?,
            teachers: readers::teachers(&tx, me).await?,
            adults: readers::askable(&tx, me).await?,
            classes: named(classes),
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }

    /// One of the viewer's goals, with everything its page offers. Not found for everybody else.
    #[crate::compiled_here]
    pub async fn goal(&self, viewer: &Viewer, id: GoalId) -> Result<(OwnGoal, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::own_goal(&tx, viewer, id).await?;
        let me = row.subject_id.into();
        let classes = readers::classes(&tx, me).await?;
        let goal = view::own(&tx, &row).await?;
        // Who sees it already can go on seeing it and be asked, though they teach the student no longer.
        let and_readers = |mut adults: Vec<domain::goals::Adult>| {
            adults.extend(goal.readers.iter().filter(|r| !adults.contains(r)).cloned().collect::<Vec<_>>());
            adults
        };
        let own = OwnGoal {
            teachers: and_readers(readers::teachers(&tx, me).await?),
            adults: and_readers(readers::askable(&tx, me).await?),
            competencies: competencies::of_classes(&tx, &classes).await?,
            offers: evidence::offered(&tx, row.subject_id, Of::Goal(row.id)).await?,
            classes: named(classes),
            goal,
        };
        Ok((own, replay::cursor(&tx, viewer).await?))
    }
}

fn rows(me: PersonId) -> sea_orm::Select<goal::Entity> {
    goal::Entity::find()
        .filter(goal::Column::SubjectId.eq(me.0))
        .order_by_desc(goal::Column::ChangedAt)
        .order_by_desc(goal::Column::Id)
}

fn named(classes: Vec<class::Model>) -> Vec<GoalClass> {
    classes.into_iter().map(|class| GoalClass { id: class.id.into(), name: class.name }).collect()
}

/// What is next in a student's goals.
pub async fn on_home(tx: &Tx, me: PersonId) -> Result<Vec<HomeGoal>> {
    let open = rows(me).filter(goal::Column::Stage.is_not_in(["reached", "set_aside"])).limit(MOST_LOOKED_AT);
    Ok(domain::goals::on_home(&cards::of(tx, &open.all(&tx.db).await?).await?))
}
