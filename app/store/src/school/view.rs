//! A school's settings, read.

use std::collections::BTreeMap;

use domain::classes::Named;
use domain::id::SchoolId;
use domain::schools::{SchoolView, StaffMember};
use domain::viewer::{Role, Viewer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{administered, members, terms};
use crate::entity::{credential, person, talk_contact};
use crate::tx::Tx;
use crate::{Result, Store};

impl Store {
    /// For an admin: everything there is to set.
    pub async fn school(&self, viewer: &Viewer, id: SchoolId) -> Result<SchoolView> {
        let tx = self.snapshot().await?;
        let row = administered(&tx, viewer, id).await?;
        let staff = staff(&tx, id).await?;
        let contacts = talk_contact::Entity::find().filter(talk_contact::Column::SchoolId.eq(id.0)).all(&tx.db).await?;
        let talk_people = staff
            .iter()
            // Who has left the staff is no contact any more.
            .filter(|member| contacts.iter().any(|contact| contact.person_id == member.person.0))
            .map(|member| Named { id: member.person, name: member.name.clone() })
            .collect();
        Ok(SchoolView {
            id,
            name: row.name,
            time_zone: row.time_zone,
            locale: row.locale,
            open_sign_up: row.open_sign_up,
            talk_note: row.talk_note,
            talk_people,
            staff,
            terms: terms::of(&tx, id).await?,
        })
    }
}

/// The school's staff, in the order of their names.
async fn staff(tx: &Tx, school: SchoolId) -> Result<Vec<StaffMember>> {
    let mut roles: BTreeMap<uuid::Uuid, Role> = BTreeMap::new();
    for membership in members(school).all(&tx.db).await? {
        let Some(role) = Role::named(&membership.role) else { continue };
        let kept = roles.entry(membership.person_id).or_insert(role);
        if role == Role::Admin {
            *kept = role;
        }
    }
    let persons = person::Entity::find()
        .filter(person::Column::Id.is_in(roles.keys().copied()))
        .filter(person::Column::ErasedAt.is_null())
        .order_by_asc(person::Column::SortName)
        .order_by_asc(person::Column::Id)
        .all(&tx.db)
        .await?;
    let credentials = credential::Entity::find()
        .filter(credential::Column::PersonId.is_in(roles.keys().copied()))
        .all(&tx.db)
        .await?;
    let emails: BTreeMap<_, _> = credentials.into_iter().map(|row| (row.person_id, row.email)).collect();
    Ok(persons
        .into_iter()
        .filter_map(|row| {
            let role = *roles.get(&row.id)?;
            let email = emails.get(&row.id).cloned();
            Some(StaffMember { person: row.id.into(), name: row.display_name, email, role })
        })
        .collect())
}
