//! Whom a student reaches who needs to talk to someone: members of the school's own staff, and nobody else.

use std::collections::BTreeSet;

use domain::audit::Deed;
use domain::event::Stream;
use domain::id::{PersonId, SchoolId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::{administered, is_member};
use crate::among::among;
use crate::entity::talk_contact;
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, audit, scope};

/// Somebody leaves the staff: students reach them no more, and not again by themselves when they are back.
pub async fn forget(tx: &Tx, by: &SignedIn, school: SchoolId, person: PersonId) -> Result<()> {
    let forgotten = talk_contact::Entity::delete_many()
        .filter(talk_contact::Column::SchoolId.eq(school.0))
        .filter(talk_contact::Column::PersonId.eq(person.0))
        .exec(&tx.db)
        .await?;
    if forgotten.rows_affected > 0 {
        audit::note(tx, Deed::ContactRemove, by, Some(person), Some(school.0)).await?;
    }
    Ok(())
}

impl Store {
    /// By an admin: exactly these people from now on. Invalid `people`, `school.talk_not_staff`, if one of them is not on the
    /// school's staff; nothing is changed then.
    #[crate::compiled_here]
    pub async fn set_talk_people(&self, viewer: &Viewer, school: SchoolId, people: Vec<PersonId>) -> Result<()> {
        let me = scope::person(viewer)?.clone();
        let viewer = viewer.clone();
        let people: BTreeSet<PersonId> = people.into_iter().collect();
        let touches = Touches::stream(Stream::School(school)).and_person(me.person);
        let touches = people.iter().fold(touches, |touches, person| touches.and_person(*person));
        self.write(touches, move |tx| {
            let (me, viewer, people) = (me.clone(), viewer.clone(), people.clone());
            Box::pin(async move {
                let row = administered(tx, &viewer, school).await?;
                for person in &people {
                    if !is_member(tx, *person, school).await? {
                        return Err(Refusal::invalid("people", "school.talk_not_staff").into());
                    }
                }
                let contacts = talk_contact::Entity::find()
                    .filter(talk_contact::Column::SchoolId.eq(school.0))
                    .all(&tx.db)
                    .await?;
                let before: BTreeSet<PersonId> = contacts.iter().map(|contact| contact.person_id.into()).collect();
                talk_contact::Entity::delete_many()
                    .filter(talk_contact::Column::SchoolId.eq(school.0))
                    .filter(
                        talk_contact::Column::PersonId.is_in(among(before.difference(&people).map(|person| person.0))),
                    )
                    .exec(&tx.db)
                    .await?;
                for person in people.difference(&before) {
                    let contact = talk_contact::ActiveModel {
                        id: Set(uuid::Uuid::now_v7()),
                        district_id: Set(row.district_id),
                        school_id: Set(school.0),
                        person_id: Set(person.0),
                        created_at: Set(tx.now.0),
                    };
                    talk_contact::Entity::insert(contact).exec_without_returning(&tx.db).await?;
                }
                // Named with whom it concerns: who is reached is the school's promise to its students.
                for person in people.symmetric_difference(&before) {
                    let what = if people.contains(person) { Deed::ContactAdd } else { Deed::ContactRemove };
                    audit::note(tx, what, &me, Some(*person), Some(school.0)).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}
