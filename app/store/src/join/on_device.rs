//! Coming back on a device that knows the student: door open or closed, always with the PIN.

use domain::accounts::first_and_initial;
use domain::door::RosterPick;
use domain::id::PersonId;

use super::claim::{Entered, Outcome, try_and_enter};
use crate::entity::{class, enrollment, session};
use crate::tx::Tx;
use crate::{Error, Result, Store, devices, door, people, pins, roster};
use sea_orm::EntityTrait;

/// Where a student comes back to: the class whose door was opened last, else the newest; archived ones never.
async fn place(tx: &Tx, person: PersonId) -> Result<Option<(enrollment::Model, Option<session::Model>)>> {
    let mut best: Option<(enrollment::Model, Option<session::Model>)> = None;
    for row in roster::running(tx, person).await? {
        let class = class::Entity::find_by_id(row.class_id).one(&tx.db).await?;
        if class.is_none_or(|class| class.archived_at.is_some()) {
            continue;
        }
        let open = door::open_session(tx, row.class_id.into()).await?;
        let opened_at = |session: &Option<session::Model>| session.as_ref().map(|session| session.opened_at);
        if best.as_ref().is_none_or(|(_, known)| opened_at(&open) > opened_at(known)) {
            best = Some((row, open));
        }
    }
    Ok(best)
}

impl Store {
    /// The students who came in on this device and are on a roster today, the first one first. An unknown token: nobody.
    pub async fn return_on_device(&self, device_token: &str) -> Result<Vec<RosterPick>> {
        let tx = self.snapshot().await?;
        let Some(device) = devices::find(&tx, Some(device_token)).await? else { return Ok(vec![]) };
        let mut picks = Vec::new();
        for link in devices::people(&tx, device.id).await? {
            let person = link.person_id.into();
            if let Some((row, _)) = place(&tx, person).await? {
                picks.push(RosterPick {
                    person,
                    shown: first_and_initial(&people::name(&tx, link.person_id).await?),
                    picture: row.picture,
                    taken: pins::of(&tx, person).await?.is_some(),
                });
            }
        }
        Ok(picks)
    }

    /// Signs in a student whom this device knows. Refused like [`Store::claim`]; not found: the device does not know them. A PIN that the
    /// teacher reset is chosen anew behind the open door only (`pin.choose_new`).
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
                    let (place, session) = place(tx, person).await?.ok_or_else(Error::not_found)?;
                    try_and_enter(tx, place, session.as_ref(), &mac, false, Some(token)).await
                })
            })
            .await?;
        Ok(outcome?)
    }
}
