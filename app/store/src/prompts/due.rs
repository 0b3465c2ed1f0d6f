//! Prompts released at a set time, by nobody's hand.

use domain::clock::Moment;
use domain::event::Event;
use domain::id::ClassId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::Result;
use crate::entity::{class, prompt};
use crate::jobs;
use crate::tx::Tx;

/// The kind of the job that releases a planned prompt.
pub const RELEASE: &str = "release_prompt";

pub async fn schedule(tx: &Tx, prompt: &prompt::Model, at: Moment) -> Result<()> {
    jobs::schedule(tx, RELEASE, Some(prompt.district_id), prompt.id, at).await
}

/// Releases every planned prompt of the class whose time has come, in the order of their times: after a long silence the
/// last one is open, whichever job is run first and by whichever node. An archived class is asked nothing more. What the class has
/// closed the way to is not released where nobody would find it: it loses its time, and waits for its teacher's hand.
pub async fn release_due(tx: &Tx, class: ClassId) -> Result<Vec<Event>> {
    let class = class::Entity::find_by_id(class.0).one(&tx.db).await?;
    let Some(class) = class.filter(|class| class.archived_at.is_none()) else { return Ok(Vec::new()) };
    let due = prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(class.id))
        .filter(prompt::Column::ReleaseAt.lte(tx.now.0))
        .filter(prompt::Column::ReleasedAt.is_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .order_by_asc(prompt::Column::ReleaseAt)
        .order_by_asc(prompt::Column::Id)
        .all(&tx.db)
        .await?;
    let mut events = Vec::new();
    for planned in due {
        match super::way_in(&class, super::access_point(&planned)) {
            Ok(()) => events.extend(super::release(tx, planned).await?),
            Err(_) => events.push(let_wait(tx, planned).await?),
        }
    }
    Ok(events)
}

async fn let_wait(tx: &Tx, planned: prompt::Model) -> Result<Event> {
    let rev = planned.rev + 1;
    let mut row = prompt::ActiveModel::from(planned);
    row.release_at = Set(None);
    row.rev = Set(rev);
    Ok(super::event(&row.update(&tx.db).await?))
}
