//! Classes that nobody else teaches are handed over, so that whoever left without a word does not hold them.

use domain::audit::Deed;
use domain::event::Cut;
use domain::id::{PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::others;
use crate::entity::{class, teaching};
use crate::school::is_member;
use crate::tx::Tx;
use crate::{Error, Result, audit, classes, scope};

/// Of what somebody teaches, the classes in use that nobody else does, by name.
pub async fn alone(tx: &Tx, person: PersonId, teachings: &[teaching::Model]) -> Result<Vec<class::Model>> {
    let mut alone = Vec::new();
    for row in teachings {
        // What is put away needs nobody: it waits for its teacher to come back.
        let in_use = class::Entity::find_by_id(row.class_id).filter(class::Column::ArchivedAt.is_null());
        if let Some(class) = in_use.one(&tx.db).await?
            && others(row.class_id, person).one(&tx.db).await?.is_none()
        {
            alone.push(class);
        }
    }
    alone.sort_by_cached_key(|class| class.name.to_lowercase());
    Ok(alone)
}

/// `to` leads them from now on; `from` teaches them still, until they are taken off.
pub async fn hand_over(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    (from, to): (PersonId, PersonId),
    teachings: Vec<teaching::Model>,
) -> Result<Vec<Cut>> {
    if !is_member(tx, from, school).await? {
        return Err(Error::not_found());
    }
    if from == to || !is_member(tx, to, school).await? {
        return Err(Refusal::conflict("school.hand_over_to_staff").into());
    }
    let alone = alone(tx, from, &teachings).await?;
    if alone.is_empty() {
        return Err(Refusal::conflict("school.nothing_to_hand_over").into());
    }
    for row in teachings.into_iter().filter(|row| alone.iter().any(|class| class.id == row.class_id)) {
        classes::add_teacher(tx, row.district_id.into(), row.class_id.into(), to, Standing::Lead).await?;
        let mut row: teaching::ActiveModel = row.into();
        row.role = Set(Standing::CoTeacher.name().into());
        row.update(&tx.db).await?;
    }
    let me = scope::person(viewer)?;
    audit::note(tx, Deed::HandOverFrom, me, Some(from), Some(school.0)).await?;
    audit::note(tx, Deed::HandOverTo, me, Some(to), Some(school.0)).await?;
    // Whoever hears the new classes hears them from here on.
    Ok(vec![Cut::Person(from), Cut::Person(to)])
}
