//! The roster, all at once: what [`super::tile`] says of each.

use std::collections::{HashMap, HashSet};

use domain::clock::Moment;
use domain::console::{Tile, letters};
use domain::id::ClassId;
use domain::pin::WRONG_UNTIL_LOCKED;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{attendance, enrollment, pin};
use crate::tx::Tx;
use crate::{Result, door, help, people};

/// By name, as the console slots new ones in.
pub async fn of_class(tx: &Tx, class: ClassId) -> Result<Vec<Tile>> {
    let enrolled = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let persons: Vec<Uuid> = enrolled.iter().map(|row| row.person_id).collect();
    let names = people::names(tx, persons.iter().copied()).await?;
    let (came, asked) = (came(tx, class).await?, help::waits(tx, class).await?);
    let locked: HashSet<Uuid> = pin::Entity::find()
        .filter(pin::Column::PersonId.is_in(among(persons)))
        .filter(pin::Column::Wrong.gte(WRONG_UNTIL_LOCKED))
        .all(&tx.db)
        .await?
        .into_iter()
        .map(|row| row.person_id)
        .collect();
    let mut tiles: Vec<_> = enrolled
        .into_iter()
        .map(|row| Tile {
            person: row.person_id.into(),
            name: names.get(&row.person_id).cloned().unwrap_or_default(),
            picture: row.picture,
            nickname: row.nickname,
            came_at: came.get(&row.person_id).copied().map(Moment),
            claimed_at: row.claimed_at.map(Moment),
            locked: locked.contains(&row.person_id),
            help: asked.contains(&row.person_id),
            rev: row.rev,
        })
        .collect();
    tiles.sort_by_cached_key(|tile| (letters(&tile.name).collect::<String>(), tile.person));
    Ok(tiles)
}

/// Who came through the door in the open session, and when.
async fn came(tx: &Tx, class: ClassId) -> Result<HashMap<Uuid, i64>> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(HashMap::new()) };
    let rows = attendance::Entity::find().filter(attendance::Column::SessionId.eq(session.id)).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.came_at)).collect())
}
