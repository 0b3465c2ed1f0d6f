//! Classes that the viewer teaches, guides or attends.

use std::collections::HashMap;

use domain::id::{ClassId, PersonId};
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::person;
use crate::among::among;
use crate::entity::{class, enrollment, teaching};
use crate::tx::Tx;
use crate::{Error, Result};

/// A class with the viewer's standing in it.
pub async fn class(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<(class::Model, Standing)> {
    let me = person(viewer)?;
    let class = class::Entity::find_by_id(id.0)
        .filter(class::Column::DistrictId.eq(me.district.0))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    let standing = standing(tx, me.person, id).await?.ok_or_else(Error::not_found)?;
    Ok((class, standing))
}

/// What a person is in a class right now.
pub async fn standing(tx: &Tx, person: PersonId, class: ClassId) -> Result<Option<Standing>> {
    let teaches = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class.0))
        .filter(teaching::Column::PersonId.eq(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?;
    if let Some(teaches) = teaches {
        return Ok(Standing::named(&teaches.role));
    }
    let enrolled = enrollment(tx, person, class).await?;
    Ok(enrolled.map(|_| Standing::Student))
}

/// A student's running enrollment in a class.
pub async fn enrollment(tx: &Tx, person: PersonId, class: ClassId) -> Result<Option<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .one(&tx.db)
        .await?)
}

/// A class that the viewer guides.
pub async fn guided(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_guide() => Ok(class),
        _ => Err(Error::not_found()),
    }
}

/// A class that the viewer leads: co-teachers see it but may not do this to it.
pub async fn led(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_lead() => Ok(class),
        (_, standing) if standing.may_guide() => Err(Refusal::forbidden("classes.only_the_lead").into()),
        _ => Err(Error::not_found()),
    }
}

/// A class in which the viewer writes.
pub async fn attended(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    match class(tx, viewer, id).await? {
        (class, standing) if standing.may_write() => Ok(class),
        _ => Err(Error::not_found()),
    }
}

/// The classes in which the viewer writes, as [`attended`] finds each of them.
pub async fn all_attended(tx: &Tx, viewer: &Viewer) -> Result<Vec<class::Model>> {
    let me = person(viewer)?;
    let (taught, attended) = classes_of(tx, me.person).await?;
    let rows = class::Entity::find()
        .filter(class::Column::DistrictId.eq(me.district.0))
        .filter(class::Column::Id.is_in(among(attended.iter().map(|id| id.0))))
        .all(&tx.db)
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    // Who teaches a class stands in it as that.
    Ok(attended.into_iter().filter(|id| !taught.contains(id)).filter_map(|id| rows.remove(&id.0)).collect())
}

/// The classes a person teaches and attends right now.
pub async fn classes_of(tx: &Tx, person: PersonId) -> Result<(Vec<ClassId>, Vec<ClassId>)> {
    let taught = teaching::Entity::find()
        .filter(teaching::Column::PersonId.eq(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let attended = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok((
        taught.into_iter().map(|t| t.class_id.into()).collect(),
        attended.into_iter().map(|e| e.class_id.into()).collect(),
    ))
}

/// The classes that a person attended and is off the roster of. What came of their pieces there is still for them; it ends when the
/// class is put away.
pub async fn classes_left(tx: &Tx, person: PersonId) -> Result<Vec<ClassId>> {
    let running = Query::select()
        .column(class::Column::Id)
        .from(class::Entity)
        .and_where(class::Column::ArchivedAt.is_null())
        .to_owned();
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_not_null())
        .filter(enrollment::Column::ClassId.in_subquery(running))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.class_id.into()).collect())
}
