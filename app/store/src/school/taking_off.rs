//! An admin takes somebody off the staff, and brings them back. What they wrote stays where it is; what they could open,
//! opens no more from that moment on.

mod back;
mod off;
mod over;

pub(crate) use back::take_up_again;

use std::collections::BTreeSet;

use domain::event::Stream;
use domain::id::{ClassId, PersonId, SchoolId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::{administered, classes_of, is_member};
use crate::among::among;
use crate::classes::settings_event;
use crate::entity::{membership, teaching};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, choices, goals, inquiry, portfolio, tries};

/// How often the classes of somebody may change while they are being looked up.
const ATTEMPTS: usize = 5;

impl Store {
    /// By an admin. Their sign-ins end, their streams are cut; their invitations, links and projectors open nothing, their classroom
    /// devices are unlinked, and no student reaches them any more. A class they led goes on under whoever has taught it with them the
    /// longest.
    ///
    /// Conflict: `school.not_yourself`, `school.last_admin`, `school.only_contact`, `school.only_teacher` (with the classes). Not found:
    /// not on the staff.
    #[crate::compiled_here]
    pub async fn take_off_staff(&self, viewer: &Viewer, school: SchoolId, person: PersonId) -> Result<()> {
        self.with_their_classes(viewer, school, person, Change::Off).await
    }

    /// By an admin: what somebody was and taught here when they were taken off, they are and teach again. A class that has got another
    /// lead since has them as a co-teacher. Whether students reach them, and what goals they show them, is decided anew. Not found:
    /// never taken off, or back already.
    #[crate::compiled_here]
    pub async fn bring_back_staff(&self, viewer: &Viewer, school: SchoolId, person: PersonId) -> Result<()> {
        self.with_their_classes(viewer, school, person, Change::Back).await
    }

    /// By an admin: the classes in use that only `person` teaches get `to` as their lead, who is on the staff too.
    ///
    /// Conflict: `school.hand_over_to_staff`, `school.nothing_to_hand_over`. Not found: not on the staff.
    #[crate::compiled_here]
    pub async fn hand_over(&self, viewer: &Viewer, school: SchoolId, person: PersonId, to: PersonId) -> Result<()> {
        self.with_their_classes(viewer, school, person, Change::Over(to)).await
    }

    /// Looks up whose classes change, so that their streams are held; begins anew if they have changed by then.
    async fn with_their_classes(&self, viewer: &Viewer, school: SchoolId, person: PersonId, to: Change) -> Result<()> {
        for _ in 0..ATTEMPTS {
            let looked_up = {
                let tx = self.snapshot().await?;
                administered(&tx, viewer, school).await?;
                (ids(&to.teachings(&tx, school, person).await?), to.hear(&tx, person).await?)
            };
            let touches = Touches::stream(Stream::School(school)).and_viewer(viewer).and_person(person);
            let touches = looked_up.0.iter().fold(touches, |touches, id| touches.and_stream(Stream::Class(*id)));
            let touches = looked_up.1.iter().fold(touches, |touches, id| touches.and_stream(Stream::Person(*id)));
            let touches = match to {
                Change::Over(next) => touches.and_person(next),
                _ => touches,
            };
            let viewer = viewer.clone();
            let done = self.write(touches, move |tx| {
                let (viewer, looked_up) = (viewer.clone(), looked_up.clone());
                Box::pin(async move {
                    administered(tx, &viewer, school).await?;
                    let teachings = to.teachings(tx, school, person).await?;
                    if (ids(&teachings), to.hear(tx, person).await?) != looked_up {
                        return Ok(Written::quietly(false));
                    }
                    let (events, cuts) = match to {
                        Change::Off => off::take_off(tx, &viewer, school, person, teachings).await?,
                        Change::Over(next) => {
                            (Vec::new(), over::hand_over(tx, &viewer, school, (person, next), teachings).await?)
                        }
                        Change::Back => (Vec::new(), back::bring_back(tx, &viewer, school, person, teachings).await?),
                    };
                    // Pages say who teaches a class.
                    let events = looked_up.0.into_iter().map(settings_event).chain(events).collect();
                    Ok(Written::new(true, events).cutting(cuts))
                })
            });
            if done.await? {
                return Ok(());
            }
        }
        Err(Error::Busy)
    }
}

#[derive(Clone, Copy)]
enum Change {
    Off,
    Back,
    Over(PersonId),
}

impl Change {
    /// Whoever is told of it, besides the school and its classes.
    async fn hear(self, tx: &Tx, person: PersonId) -> Result<BTreeSet<PersonId>> {
        match self {
            Self::Off => {
                let mut hear = goals::hear_of_leaving(tx, person).await?;
                hear.extend(choices::hear_of_leaving(tx, person).await?);
                hear.extend(tries::hear_of_leaving(tx, person).await?);
                hear.extend(inquiry::hear_of_leaving(tx, person).await?);
                hear.extend(portfolio::hear_of_leaving(tx, person).await?);
                Ok(hear)
            }
            Self::Back | Self::Over(_) => Ok(BTreeSet::new()),
        }
    }

    /// What somebody teaches at the school; or taught, until they were taken off.
    async fn teachings(self, tx: &Tx, school: SchoolId, person: PersonId) -> Result<Vec<teaching::Model>> {
        let ended = match self {
            Self::Off | Self::Over(_) => None,
            Self::Back => match last_end(tx, school, person).await? {
                Some(ended) => Some(ended),
                None => return Ok(Vec::new()),
            },
        };
        let here = classes_of(tx, school).await?;
        let theirs = teaching::Entity::find()
            .filter(teaching::Column::PersonId.eq(person.0))
            .filter(teaching::Column::ClassId.is_in(among(here.iter().map(|class| class.id))));
        Ok(match ended {
            None => theirs.filter(teaching::Column::EndsAt.is_null()),
            Some(ended) => theirs.filter(teaching::Column::EndsAt.eq(ended)),
        }
        .all(&tx.db)
        .await?)
    }
}

/// What somebody who is not on the staff now taught here until they were taken off.
pub(crate) async fn taught_before(tx: &Tx, school: SchoolId, person: PersonId) -> Result<Vec<teaching::Model>> {
    if is_member(tx, person, school).await? { Ok(Vec::new()) } else { Change::Back.teachings(tx, school, person).await }
}

fn ids(teachings: &[teaching::Model]) -> BTreeSet<ClassId> {
    teachings.iter().map(|row| row.class_id.into()).collect()
}

/// When somebody was last taken off.
pub(crate) async fn last_end(tx: &Tx, school: SchoolId, person: PersonId) -> Result<Option<i64>> {
    let rows = membership::Entity::find()
        .filter(membership::Column::SchoolId.eq(school.0))
        .filter(membership::Column::PersonId.eq(person.0))
        .all(&tx.db)
        .await?;
    Ok(rows.iter().filter_map(|row| row.ends_at).max())
}

/// Whoever teaches a class now, but for `person`; the one who has taught it longest first.
pub(crate) fn others(class: Uuid, person: PersonId) -> Select<teaching::Entity> {
    teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(class))
        .filter(teaching::Column::PersonId.ne(person.0))
        .filter(teaching::Column::EndsAt.is_null())
        .order_by_asc(teaching::Column::StartsAt)
        .order_by_asc(teaching::Column::Id)
}
