//! Back on the staff, as they were.

use domain::audit::Deed;
use domain::event::Cut;
use domain::id::{PersonId, SchoolId};
use domain::viewer::{Role, Standing, Viewer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{last_end, others};
use crate::accounts::join_school;
use crate::entity::{membership, teaching};
use crate::school::is_member;
use crate::tx::Tx;
use crate::{Error, Result, audit, classes, people, scope};

pub async fn bring_back(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    person: PersonId,
    teachings: Vec<teaching::Model>,
) -> Result<Vec<Cut>> {
    let ended = last_end(tx, school, person).await?.ok_or_else(Error::not_found)?;
    if is_member(tx, person, school).await? || people::row(tx, person.0).await?.erased_at.is_some() {
        return Err(Error::not_found());
    }
    let before = membership::Entity::find()
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::EndsAt.eq(ended))
        .all(&tx.db)
        .await?;
    for row in before {
        let Some(role) = Role::named(&row.role) else { continue };
        join_school(tx, row.district_id.into(), school, person, role).await?;
    }
    take_up_again(tx, person, teachings).await?;
    audit::note(tx, Deed::StaffRestore, scope::person(viewer)?, Some(person), Some(school.0)).await?;
    // Whoever works at another school too is signed in there: their streams come back with these classes.
    Ok(vec![Cut::Person(person)])
}

/// Somebody teaches what they taught before; under a lead who is there now, as a co-teacher.
pub(crate) async fn take_up_again(tx: &Tx, person: PersonId, teachings: Vec<teaching::Model>) -> Result<()> {
    for row in teachings {
        let class = row.class_id.into();
        if scope::standing(tx, person, class).await?.is_some() {
            continue;
        }
        let lead = others(row.class_id, person).filter(teaching::Column::Role.eq(Standing::Lead.name()));
        let taken = lead.one(&tx.db).await?.is_some();
        let standing =
            if taken { Standing::CoTeacher } else { Standing::named(&row.role).unwrap_or(Standing::CoTeacher) };
        classes::add_teacher(tx, row.district_id.into(), class, person, standing).await?;
    }
    Ok(())
}
