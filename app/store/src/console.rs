//! The console, read: tiles, cards, the line at the bell.

use domain::clock::Moment;
use domain::console::Tile;
use domain::event::Change;
use domain::id::{ClassId, PersonId};
use domain::pin::WRONG_UNTIL_LOCKED;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{attendance, enrollment, pin};
use crate::tx::Tx;
use crate::{Result, door, people, scope};

/// A student's place on the roster, or its end.
pub async fn tile_change(tx: &Tx, class: ClassId, person: PersonId) -> Result<Change> {
    Ok(match scope::enrollment(tx, person, class).await? {
        Some(enrollment) => Change::Tile(tile(tx, &enrollment).await?),
        None => Change::TileGone { person },
    })
}

pub async fn tile(tx: &Tx, enrollment: &enrollment::Model) -> Result<Tile> {
    let came = match door::open_session(tx, enrollment.class_id.into()).await? {
        Some(session) => {
            attendance::Entity::find()
                .filter(attendance::Column::SessionId.eq(session.id))
                .filter(attendance::Column::PersonId.eq(enrollment.person_id))
                .one(&tx.db)
                .await?
        }
        None => None,
    };
    let pin = pin::Entity::find().filter(pin::Column::PersonId.eq(enrollment.person_id)).one(&tx.db).await?;
    Ok(Tile {
        person: enrollment.person_id.into(),
        name: people::name(tx, enrollment.person_id).await?,
        picture: enrollment.picture.clone(),
        nickname: enrollment.nickname,
        came_at: came.as_ref().map(|row| Moment(row.came_at)),
        claimed_at: enrollment.claimed_at.map(Moment),
        locked: pin.is_some_and(|pin| pin.wrong >= WRONG_UNTIL_LOCKED),
        rev: enrollment.rev,
    })
}
