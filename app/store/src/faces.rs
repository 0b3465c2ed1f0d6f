//! Students as a list of their class shows them: name and picture, all at once.

use std::collections::BTreeMap;

use domain::choices::Face;
use domain::id::ClassId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::enrollment;
use crate::tx::Tx;
use crate::{Result, people};

/// Those of these persons who are known, whether they still attend the class or not.
pub async fn of(tx: &Tx, class: ClassId, persons: impl IntoIterator<Item = Uuid>) -> Result<BTreeMap<Uuid, Face>> {
    let persons: Vec<Uuid> = persons.into_iter().collect();
    if persons.is_empty() {
        return Ok(BTreeMap::new());
    }
    let places = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::PersonId.is_in(among(persons.iter().copied())))
        .order_by_asc(enrollment::Column::StartsAt)
        .all(&tx.db)
        .await?;
    let pictures: BTreeMap<Uuid, String> = places.into_iter().map(|row| (row.person_id, row.picture)).collect();
    let names = people::names(tx, persons).await?;
    let face = |(id, name): (Uuid, String)| {
        let picture = pictures.get(&id).cloned().unwrap_or_default();
        (id, Face { person: id.into(), name, picture })
    };
    Ok(names.into_iter().map(face).collect())
}

/// Everybody on the roster now, by name.
pub async fn attending(tx: &Tx, class: ClassId) -> Result<Vec<Face>> {
    let places = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let mut faces: Vec<Face> =
        of(tx, class, places.into_iter().map(|row| row.person_id)).await?.into_values().collect();
    faces.sort_by(|a, b| (&a.name, a.person).cmp(&(&b.name, b.person)));
    Ok(faces)
}
