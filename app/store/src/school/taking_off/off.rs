//! Off the staff: everything that opens something ends in one transaction.

use std::collections::BTreeSet;

use domain::audit::Deed;
use domain::event::{Cut, Event};
use domain::id::{PersonId, SchoolId};
use domain::staff::Leaving;
use domain::viewer::{Role, Standing, Viewer};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{others, over};
use crate::entity::{membership, teaching};
use crate::school::{classes_of, members, talk_people};
use crate::tx::Tx;
use crate::{
    Error, Result, audit, choices, devices, goals, inquiry, invitations, password_resets, portfolio, projector, scope,
    sign_in, talk, tries,
};

async fn leaving(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    person: PersonId,
    teachings: &[teaching::Model],
) -> Result<Leaving> {
    let staff = members(school).all(&tx.db).await?;
    if !staff.iter().any(|row| row.person_id == person.0) {
        return Err(Error::not_found());
    }
    let admins: BTreeSet<Uuid> =
        staff.iter().filter(|row| row.role == Role::Admin.name()).map(|row| row.person_id).collect();
    let alone_in = over::alone(tx, person, teachings).await?.into_iter().map(|class| class.name).collect();
    let contacts = talk::contacts(tx, school.0).await?;
    Ok(Leaving {
        is_oneself: viewer.person() == Some(person),
        is_admin: admins.contains(&person.0),
        admins: admins.len(),
        only_contact: contacts == [person],
        alone_in,
    })
}

pub async fn take_off(
    tx: &Tx,
    viewer: &Viewer,
    school: SchoolId,
    person: PersonId,
    teachings: Vec<teaching::Model>,
) -> Result<(Vec<Event>, Vec<Cut>)> {
    leaving(tx, viewer, school, person, &teachings).await?.check()?;
    membership::Entity::update_many()
        .col_expr(membership::Column::EndsAt, Expr::value(tx.now.0))
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::PersonId.eq(person.0))
        .filter(membership::Column::EndsAt.is_null())
        .exec(&tx.db)
        .await?;
    for row in teachings {
        let led = Standing::named(&row.role).is_some_and(Standing::may_lead);
        if led && let Some(next) = others(row.class_id, person).one(&tx.db).await? {
            let mut next: teaching::ActiveModel = next.into();
            next.role = Set(Standing::Lead.name().into());
            next.update(&tx.db).await?;
        }
        let mut row: teaching::ActiveModel = row.into();
        row.ends_at = Set(Some(tx.now.0));
        row.update(&tx.db).await?;
    }
    invitations::withdraw_all_of(tx, person, school).await?;
    password_resets::end_all_of(tx, person).await?;
    password_resets::end_all_made_by(tx, person).await?;
    sign_in::end_all_of(tx, person, None).await?;
    let me = scope::person(viewer)?;
    talk_people::forget(tx, me, school, person).await?;
    // Of every class, not only of those they teach now: what they opened in one that they left before would go on too.
    let here: Vec<Uuid> = classes_of(tx, school).await?.into_iter().map(|class| class.id).collect();
    devices::unlink_all_by(tx, me, person, &here).await?;
    audit::note(tx, Deed::StaffRemove, me, Some(person), Some(school.0)).await?;
    let mut cuts = projector::revoke_all_by(tx, person, &here).await?;
    cuts.push(Cut::Person(person));
    let mut events = goals::end_reading(tx, person).await?;
    events.extend(choices::end_reading(tx, person).await?);
    events.extend(tries::end_reading(tx, person).await?);
    events.extend(inquiry::end_reading(tx, person).await?);
    events.extend(portfolio::end_reading(tx, person).await?);
    Ok((events, cuts))
}
