//! The wall: what a teacher released, with the student's consent, without a name.

use domain::clock::Moment;
use domain::event::Change;
use domain::id::{ClassId, WallCardId};
use domain::projector::{Counts, WallCard};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::entity::{attendance, prompt, reflection, version, wall_card};
use crate::tx::Tx;
use crate::{Result, door};

/// Aggregates of the open session; nothing while the door is closed.
pub async fn counts(tx: &Tx, class: ClassId) -> Result<Counts> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(Counts::default()) };
    let here = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session.id)).count(&tx.db).await?;
    let open = prompt::Entity::find()
        .filter(prompt::Column::ClassId.eq(class.0))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .order_by_desc(prompt::Column::ReleasedAt)
        .one(&tx.db)
        .await?;
    let shared = match open {
        Some(prompt) => {
            reflection::Entity::find()
                .filter(reflection::Column::PromptId.eq(prompt.id))
                .filter(reflection::Column::Version.gt(0))
                .count(&tx.db)
                .await?
        }
        None => 0,
    };
    Ok(Counts { here: here as u32, shared: shared as u32 })
}

/// The card as it may be shown now: gone when taken back, when consent was withdrawn, or when the session is over.
pub async fn change(tx: &Tx, id: WallCardId) -> Result<Change> {
    let row = wall_card::Entity::find_by_id(id.0).one(&tx.db).await?;
    Ok(match row {
        Some(row) if row.taken_back_at.is_none() => match card(tx, row).await? {
            Some(card) => Change::Wall(card),
            None => Change::WallGone { id },
        },
        _ => Change::WallGone { id },
    })
}

pub async fn card(tx: &Tx, row: wall_card::Model) -> Result<Option<WallCard>> {
    let version = version::Entity::find()
        .filter(version::Column::ReflectionId.eq(row.reflection_id))
        .filter(version::Column::Number.eq(row.version))
        .filter(version::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?;
    Ok(version.map(|version| WallCard {
        id: row.id.into(),
        words: version.words,
        released_at: Moment(row.released_at),
    }))
}
