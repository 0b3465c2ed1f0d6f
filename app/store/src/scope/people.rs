//! Who the viewer is: a person, on a staff, in a district.

use domain::id::{DistrictId, PersonId, SchoolId};
use domain::viewer::{Role, SignedIn, Viewer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::membership;
use crate::tx::Tx;
use crate::{Error, Result, school};

/// The person behind the viewer.
pub fn person(viewer: &Viewer) -> Result<&SignedIn> {
    viewer.signed_in().ok_or_else(Error::not_found)
}

/// The district of a signed-in viewer: the wall between tenants.
pub fn district(viewer: &Viewer) -> Result<DistrictId> {
    match viewer {
        Viewer::Projector { district, .. } => Ok(*district),
        _ => Ok(person(viewer)?.district),
    }
}

/// The viewer, if they signed in as staff and are on one still.
pub async fn staff(tx: &Tx, viewer: &Viewer) -> Result<PersonId> {
    let me = person(viewer)?;
    if me.staff && school::is_on_a_staff(tx, me.person).await? { Ok(me.person) } else { Err(Error::not_found()) }
}

/// The viewer's role in a school, if any.
pub async fn role(tx: &Tx, viewer: &Viewer, school: SchoolId) -> Result<Option<Role>> {
    let me = person(viewer)?;
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(me.person.0))
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let roles: Vec<_> = rows.iter().filter_map(|row| Role::named(&row.role)).collect();
    Ok(if roles.contains(&Role::Admin) { Some(Role::Admin) } else { roles.first().copied() })
}

/// The schools that a person works in right now.
pub async fn schools_of(tx: &Tx, person: PersonId) -> Result<Vec<SchoolId>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.school_id.into()).collect())
}
