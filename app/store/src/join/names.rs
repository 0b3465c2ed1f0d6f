//! *Who are you?* Names to press, behind the open door: those that match what was typed, or all on a classroom device.

use domain::accounts::first_and_initial;
use domain::door::{MOST_PICKS, PinStep, RosterPick};
use domain::id::{ClassId, PersonId, SessionId};
use domain::roster::matches;
use domain::words::{LONGEST_NAME, longer_than};

use super::at_the_door;
use crate::entity::{class, device};
use crate::roster::Place;
use crate::tx::Tx;
use crate::{Error, Result, Store, devices, pins, roster, scope};

/// Whom it may be, on the page that asks.
#[derive(Clone, Debug)]
pub struct Names {
    /// Those who match what was typed; `None` where nothing was.
    pub found: Option<Vec<RosterPick>>,
    /// The whole roster with pictures, on a device that a teacher linked to this class; `None` anywhere else.
    pub whole: Option<Vec<RosterPick>>,
}

fn pick(place: &Place) -> RosterPick {
    RosterPick {
        person: place.student,
        shown: first_and_initial(&place.name),
        picture: place.picture.clone(),
        taken: place.claimed.is_some(),
    }
}

/// The names of those on a roster that `fit`, by first name.
fn picks(on: &[Place], fit: impl Fn(&str) -> bool) -> Vec<RosterPick> {
    let fitting = on.iter().filter(|place| fit(&place.name));
    let mut picks: Vec<_> = fitting.map(|place| (place.name.to_lowercase(), pick(place))).collect();
    picks.sort_by(|(a, x), (b, y)| (a, x.person).cmp(&(b, y.person)));
    picks.into_iter().map(|(_, pick)| pick).collect()
}

/// At least two letters, at most [`MOST_PICKS`] names.
fn matching(on: &[Place], typed: &str) -> Vec<RosterPick> {
    let mut picks = picks(on, |name| matches(typed, name));
    picks.truncate(MOST_PICKS);
    picks
}

/// No name is longer: what is, matches nobody.
fn is_too_long(typed: &str) -> bool {
    longer_than(typed, LONGEST_NAME)
}

fn is_linked(class: &class::Model, device: Option<&device::Model>) -> bool {
    device.is_some_and(|device| device.class_id == Some(class.id))
}

/// The whole roster, on a device that a teacher linked to this class.
pub async fn whole(tx: &Tx, class: &class::Model, device: Option<&device::Model>) -> Result<Option<Vec<RosterPick>>> {
    if !is_linked(class, device) {
        return Ok(None);
    }
    Ok(Some(picks(&roster::on(tx, class.id.into()).await?, |_| true)))
}

impl Store {
    /// Names that match what was typed: at least two letters, at most [`MOST_PICKS`] names, first name and initial only.
    /// Conflict `door.closed`.
    #[crate::compiled_here]
    pub async fn names_matching(&self, class: ClassId, session: SessionId, typed: &str) -> Result<Vec<RosterPick>> {
        let tx = self.snapshot().await?;
        at_the_door(&tx, class, session).await?;
        match is_too_long(typed) {
            true => Ok(Vec::new()),
            false => Ok(matching(&roster::on(&tx, class).await?, typed)),
        }
    }

    /// All that the page *who are you?* has to press, of one moment: see [`Names`] and [`Store::names_matching`]. Conflict `door.closed`.
    #[crate::compiled_here]
    pub async fn names_at_the_door(
        &self,
        class: ClassId,
        session: SessionId,
        device_token: Option<&str>,
        typed: &str,
    ) -> Result<Names> {
        let tx = self.snapshot().await?;
        let (row, _) = at_the_door(&tx, class, session).await?;
        let linked = is_linked(&row, devices::find(&tx, device_token).await?.as_ref());
        let typed = Some(typed.trim()).filter(|typed| !typed.is_empty());
        let on = match linked || typed.is_some_and(|typed| !is_too_long(typed)) {
            true => roster::on(&tx, class).await?,
            false => Vec::new(),
        };
        let found = typed.map(|typed| if is_too_long(typed) { Vec::new() } else { matching(&on, typed) });
        Ok(Names { found, whole: linked.then(|| picks(&on, |_| true)) })
    }

    /// A name was pressed: choose a PIN, or show it. Not found: not on this roster. Conflict `door.closed`.
    #[crate::compiled_here]
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
