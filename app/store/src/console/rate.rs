//! The follow-through rate: whether feedback was usable. Per class, for its teachers; the definition is the domain's.

use std::collections::HashMap;

use domain::feedback::{FollowThroughRate, Outcome, RATE_LOOKS_BACK, SETTLING};
use domain::id::ClassId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::Result;
use crate::entity::{feedback, follow_through};
use crate::feedback::{ASKING, of_class as about_class};
use crate::tx::Tx;

pub async fn of_class(tx: &Tx, class: ClassId) -> Result<FollowThroughRate> {
    let (from, until) = (tx.now.plus(-RATE_LOOKS_BACK).0, tx.now.plus(-SETTLING).0);
    let counted = || about_class(class).filter(feedback::Column::SentAt.between(from, until));
    let ids = counted().select_only().column(feedback::Column::Id).into_query();
    let outcomes: HashMap<(Uuid, String), Outcome> = follow_through::Entity::find()
        .filter(follow_through::Column::FeedbackId.in_subquery(ids))
        .all(&tx.db)
        .await?
        .into_iter()
        .filter_map(|row| Some(((row.feedback_id, row.part), Outcome::named(&row.outcome)?)))
        .collect();
    let mut rate = FollowThroughRate::default();
    for (part, column) in ASKING {
        let asked: Vec<Uuid> =
            counted().select_only().column(feedback::Column::Id).filter(column.ne("")).into_tuple().all(&tx.db).await?;
        for id in asked {
            rate.note(outcomes.get(&(id, part.name().to_owned())).copied());
        }
    }
    Ok(rate)
}
