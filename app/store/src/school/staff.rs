//! Who is on a school's staff, and who was.

use std::collections::BTreeMap;

use domain::clock::Moment;
use domain::id::SchoolId;
use domain::staff::{FormerMember, LinkedDevices, StaffMember};
use domain::viewer::Role;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{classes_of, members};
use crate::among::among;
use crate::entity::{credential, membership, person, teaching};
use crate::tx::Tx;
use crate::{Result, devices};

/// In the order of their names.
pub(super) async fn of(tx: &Tx, school: SchoolId) -> Result<Vec<StaffMember>> {
    let mut roles: BTreeMap<Uuid, Role> = BTreeMap::new();
    for membership in members(school).all(&tx.db).await? {
        let Some(role) = Role::named(&membership.role) else { continue };
        let kept = roles.entry(membership.person_id).or_insert(role);
        if role == Role::Admin {
            *kept = role;
        }
    }
    let persons = there(tx, roles.keys().copied()).await?;
    let emails = emails(tx, roles.keys().copied()).await?;
    let mut linked = linked(tx, school).await?;
    let mut alone = alone(tx, school).await?;
    Ok(persons
        .into_iter()
        .filter_map(|row| {
            let role = *roles.get(&row.id)?;
            let email = emails.get(&row.id).cloned();
            let alone_in = alone.remove(&row.id).unwrap_or_default();
            let devices = linked.remove(&row.id).unwrap_or_default();
            Some(StaffMember { person: row.id.into(), name: row.display_name, email, role, alone_in, devices })
        })
        .collect())
}

/// The classes in use that have one teacher, by that teacher.
async fn alone(tx: &Tx, school: SchoolId) -> Result<BTreeMap<Uuid, Vec<String>>> {
    let here = classes_of(tx, school).await?.into_iter().filter(|class| class.archived_at.is_none());
    let names: BTreeMap<Uuid, String> = here.map(|class| (class.id, class.name)).collect();
    let teachings = teaching::Entity::find()
        .filter(teaching::Column::ClassId.is_in(among(names.keys().copied())))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let mut teachers: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in teachings {
        teachers.entry(row.class_id).or_default().push(row.person_id);
    }
    let mut alone: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for (class, persons) in teachers {
        if let [only] = persons[..] {
            alone.entry(only).or_default().push(names[&class].clone());
        }
    }
    alone.values_mut().for_each(|classes| classes.sort_by_cached_key(|name| name.to_lowercase()));
    Ok(alone)
}

/// Who linked how many devices to which classes, by the names of these.
async fn linked(tx: &Tx, school: SchoolId) -> Result<BTreeMap<Uuid, Vec<LinkedDevices>>> {
    let names: BTreeMap<Uuid, String> =
        classes_of(tx, school).await?.into_iter().map(|class| (class.id, class.name)).collect();
    let ids: Vec<Uuid> = names.keys().copied().collect();
    let mut counts: BTreeMap<(Uuid, Uuid), usize> = BTreeMap::new();
    for (by, class) in devices::linked(tx, &ids).await? {
        *counts.entry((by.0, class)).or_default() += 1;
    }
    let mut linked: BTreeMap<Uuid, Vec<LinkedDevices>> = BTreeMap::new();
    for ((by, class), n) in counts {
        linked.entry(by).or_default().push(LinkedDevices { class: names[&class].clone(), n });
    }
    linked.values_mut().for_each(|classes| classes.sort_by_cached_key(|of| of.class.to_lowercase()));
    Ok(linked)
}

/// Whoever was on it and is not now, the last one first.
pub(super) async fn former(tx: &Tx, school: SchoolId) -> Result<Vec<FormerMember>> {
    let all = membership::Entity::find().filter(membership::Column::SchoolId.eq(school.0)).all(&tx.db).await?;
    let mut gone: BTreeMap<Uuid, i64> = BTreeMap::new();
    for row in &all {
        if let Some(ended) = row.ends_at {
            let last = gone.entry(row.person_id).or_insert(ended);
            *last = ended.max(*last);
        }
    }
    for row in all.iter().filter(|row| row.ends_at.is_none()) {
        gone.remove(&row.person_id);
    }
    let emails = emails(tx, gone.keys().copied()).await?;
    let mut former: Vec<_> = there(tx, gone.keys().copied())
        .await?
        .into_iter()
        .filter_map(|row| {
            let since = Moment(*gone.get(&row.id)?);
            let email = emails.get(&row.id).cloned();
            Some(FormerMember { person: row.id.into(), name: row.display_name, email, since })
        })
        .collect();
    former.sort_by_key(|member| std::cmp::Reverse(member.since));
    Ok(former)
}

async fn there(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<Vec<person::Model>> {
    Ok(person::Entity::find()
        .filter(person::Column::Id.is_in(among(ids)))
        .filter(person::Column::ErasedAt.is_null())
        .order_by_asc(person::Column::SortName)
        .order_by_asc(person::Column::Id)
        .all(&tx.db)
        .await?)
}

async fn emails(tx: &Tx, ids: impl IntoIterator<Item = Uuid>) -> Result<BTreeMap<Uuid, String>> {
    let rows = credential::Entity::find().filter(credential::Column::PersonId.is_in(among(ids))).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.email)).collect())
}
