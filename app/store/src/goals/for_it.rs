//! From the thing to the goal: something that a student made, and which of their goals it may show.

use domain::event::Cursor;
use domain::evidence::Made;
use domain::goals::{GoalStage, GoalsForIt};
use domain::id::PersonId;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Select};

use super::cards;
use crate::entity::goal;
use crate::tx::Tx;
use crate::{Result, Store, evidence, people, pieces, replay, scope};

impl Store {
    /// Not found for what is not the viewer's own, or not there any more.
    #[crate::compiled_here]
    pub async fn goals_for(&self, viewer: &Viewer, made: Made) -> Result<(GoalsForIt, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let (meant, shows) = evidence::means(&tx, me.0, made).await?;
        let with_it = evidence::goals_with(&tx, me.0, meant).await?;
        // Nothing shows itself.
        let rows = that_may_show(me)
            .filter(goal::Column::Id.ne(meant.1))
            .order_by_desc(goal::Column::ChangedAt)
            .order_by_desc(goal::Column::Id);
        let mut cards = cards::of(&tx, &rows.all(&tx.db).await?).await?;
        cards.sort_by_key(|card| !card.stage.is_open());
        let (linked, goals) = cards.into_iter().partition(|card| with_it.contains(&card.id.0));
        let of = GoalsForIt {
            name: people::name(&tx, me.0).await?,
            picture: pieces::picture(&tx, None, me.0).await?,
            made,
            shows,
            goals,
            linked,
        };
        Ok((of, replay::cursor(&tx, viewer).await?))
    }
}

/// What is set aside rests.
fn that_may_show(me: PersonId) -> Select<goal::Entity> {
    goal::Entity::find()
        .filter(goal::Column::SubjectId.eq(me.0))
        .filter(goal::Column::Stage.ne(GoalStage::SetAside.name()))
}

/// Whether a student has a goal that something could be linked to.
pub async fn has_any(tx: &Tx, me: PersonId) -> Result<bool> {
    Ok(that_may_show(me).count(&tx.db).await? > 0)
}
