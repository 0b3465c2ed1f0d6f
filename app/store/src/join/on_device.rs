//! Coming back on a device that knows the student: door open or closed, always with the PIN.

use domain::accounts::first_and_initial;
use domain::door::{OnDevice, Returning, RosterPick};
use domain::id::PersonId;

use super::claim::{Entered, Outcome, try_and_enter};
use crate::entity::{class, device, enrollment, session};
use crate::tx::Tx;
use crate::{Error, Result, Store, classes, devices, door, people, pins, roster};
use sea_orm::EntityTrait;
use uuid::Uuid;

struct Place {
    row: enrollment::Model,
    class: class::Model,
    session: Option<session::Model>,
}

/// Where a student comes back to: the class whose door was opened last, else the newest; archived ones never.
async fn place(tx: &Tx, person: PersonId) -> Result<Option<Place>> {
    let mut best: Option<Place> = None;
    for row in roster::running(tx, person).await? {
        let Some(class) = in_use(tx, row.class_id).await? else { continue };
        let session = door::open_session(tx, row.class_id.into()).await?;
        let opened_at = |session: &Option<session::Model>| session.as_ref().map(|session| session.opened_at);
        if best.as_ref().is_none_or(|known| opened_at(&session) > opened_at(&known.session)) {
            best = Some(Place { row, class, session });
        }
    }
    Ok(best)
}

async fn in_use(tx: &Tx, class: Uuid) -> Result<Option<class::Model>> {
    let class = class::Entity::find_by_id(class).one(&tx.db).await?;
    Ok(class.filter(|class| class.archived_at.is_none()))
}

/// The class whose room the device belongs to.
async fn linked(tx: &Tx, device: &device::Model) -> Result<Option<class::Model>> {
    match device.class_id {
        Some(class) => in_use(tx, class).await,
        None => Ok(None),
    }
}

impl Store {
    /// The students who came in on this device and are on a roster today, and whether it is a device of the youngest. An unknown token: nobody.
    #[crate::compiled_here]
    pub async fn return_on_device(&self, device_token: &str) -> Result<OnDevice> {
        let tx = self.snapshot().await?;
        let Some(device) = devices::find(&tx, Some(device_token)).await? else { return Ok(OnDevice::default()) };
        let mut known: Vec<_> = linked(&tx, &device).await?.into_iter().collect();
        let mut returning = Vec::new();
        for link in devices::people(&tx, device.id).await? {
            let person = link.person_id.into();
            let Some(Place { row, class, .. }) = place(&tx, person).await? else { continue };
            let pick = RosterPick {
                person,
                shown: first_and_initial(&people::name(&tx, link.person_id).await?),
                picture: row.picture,
                taken: pins::of(&tx, person).await?.is_some(),
            };
            returning.push(Returning { pick, early: classes::early([&class]) });
            known.push(class);
        }
        Ok(OnDevice { returning, early: classes::early(&known) })
    }

    /// Signs in a student whom this device knows. Refused like [`Store::claim`]; not found: the device does not know them. A PIN that the
    /// teacher reset is chosen anew behind the open door only (`pin.choose_new`).
    #[crate::compiled_here]
    pub async fn come_back(&self, device_token: &str, person: PersonId, mac: &str) -> Result<Entered> {
        let touches = self.touching(person, None).await?;
        let (token, mac) = (device_token.to_owned(), mac.to_owned());
        let outcome: Outcome = self
            .write(touches, move |tx| {
                let (token, mac) = (token.clone(), mac.clone());
                Box::pin(async move {
                    let device = devices::find(tx, Some(&token)).await?;
                    if !devices::trusted(tx, device.as_ref(), person).await? {
                        return Err(Error::not_found());
                    }
                    let Place { row, session, .. } = place(tx, person).await?.ok_or_else(Error::not_found)?;
                    try_and_enter(tx, row, session.as_ref(), &mac, false, Some(token)).await
                })
            })
            .await?;
        Ok(outcome?)
    }
}
