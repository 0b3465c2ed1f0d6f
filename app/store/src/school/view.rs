//! A school's settings, read.

use domain::classes::Named;
use domain::id::SchoolId;
use domain::schools::{IDLE_AT_FIRST, SchoolView};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{administered, staff, terms};
use crate::entity::talk_contact;
use crate::{Result, Store, invitations};

impl Store {
    /// For an admin: everything there is to set.
    #[crate::compiled_here]
    pub async fn school(&self, viewer: &Viewer, id: SchoolId) -> Result<SchoolView> {
        let tx = self.snapshot().await?;
        let row = administered(&tx, viewer, id).await?;
        let (staff, former) = (staff::of(&tx, id).await?, staff::former(&tx, id).await?);
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
            idle_minutes: row.idle_minutes.try_into().unwrap_or(IDLE_AT_FIRST),
            talk_people,
            staff,
            former,
            invitations: invitations::of_school(&tx, id).await?,
            terms: terms::of(&tx, id).await?,
        })
    }
}
