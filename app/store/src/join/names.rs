//! *Who are you?* Names to press, behind the open door: those that match what was typed, or all on a classroom device.

use domain::accounts::first_and_initial;
use domain::door::{MOST_PICKS, PinStep, RosterPick};
use domain::id::{ClassId, PersonId, SessionId};
use domain::roster::matches;

use super::at_the_door;
use crate::entity::{class, device, enrollment, person};
use crate::tx::Tx;
use crate::{Error, Result, Store, devices, pins, roster, scope};

fn pick(row: &enrollment::Model, person: &person::Model) -> RosterPick {
    RosterPick {
        person: person.id.into(),
        shown: first_and_initial(&person.display_name),
        picture: row.picture.clone(),
        taken: row.claimed_at.is_some(),
    }
}

/// The names of a class that `fit`, by first name.
async fn picks(tx: &Tx, class: ClassId, fit: impl Fn(&str) -> bool) -> Result<Vec<RosterPick>> {
    let everybody = roster::everybody(tx, class).await?;
    let on = everybody.iter().filter(|(row, person)| row.ends_at.is_none() && fit(&person.display_name));
    let mut picks: Vec<_> = on.map(|(row, person)| (person.display_name.to_lowercase(), pick(row, person))).collect();
    picks.sort_by(|(a, x), (b, y)| (a, x.person).cmp(&(b, y.person)));
    Ok(picks.into_iter().map(|(_, pick)| pick).collect())
}

/// The whole roster, on a device that a teacher linked to this class.
pub async fn whole(tx: &Tx, class: &class::Model, device: Option<&device::Model>) -> Result<Option<Vec<RosterPick>>> {
    match device {
        Some(device) if device.class_id == Some(class.id) => Ok(Some(picks(tx, class.id.into(), |_| true).await?)),
        _ => Ok(None),
    }
}

impl Store {
    /// Names that match what was typed: at least two letters, at most [`MOST_PICKS`] names, first name and initial only.
    /// Conflict `door.closed`.
    pub async fn names_matching(&self, class: ClassId, session: SessionId, typed: &str) -> Result<Vec<RosterPick>> {
        let tx = self.snapshot().await?;
        at_the_door(&tx, class, session).await?;
        // No name is longer: what is, matches nobody.
        if domain::words::longer_than(typed, domain::words::LONGEST_NAME) {
            return Ok(vec![]);
        }
        let mut picks = picks(&tx, class, |name| matches(typed, name)).await?;
        picks.truncate(MOST_PICKS);
        Ok(picks)
    }

    /// The whole roster with pictures on a device that a teacher linked to this class; `None` anywhere else. Conflict `door.closed`.
    pub async fn classroom_roster(
        &self,
        class: ClassId,
        session: SessionId,
        device_token: Option<&str>,
    ) -> Result<Option<Vec<RosterPick>>> {
        let tx = self.snapshot().await?;
        let (row, _) = at_the_door(&tx, class, session).await?;
        let device = devices::find(&tx, device_token).await?;
        whole(&tx, &row, device.as_ref()).await
    }

    /// A name was pressed: choose a PIN, or show it. Not found: not on this roster. Conflict `door.closed`.
    pub async fn who_am_i(
        &self,
        class: ClassId,
        session: SessionId,
        person: PersonId,
        device_token: Option<&str>,
    ) -> Result<PinStep> {
        let tx = self.snapshot().await?;
        at_the_door(&tx, class, session).await?;
        scope::enrollment(&tx, person, class).await?.ok_or_else(Error::not_found)?;
        let device = devices::find(&tx, device_token).await?;
        pins::step(&tx, person, device.as_ref()).await
    }
}
