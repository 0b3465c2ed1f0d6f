//! Coming in with a badge: door open or closed, on any device, always with the PIN. A first row of pictures is chosen behind the open door only,
//! in sight of the teacher, as with the class code.

use domain::id::{BadgeId, PersonId};

use super::claim::{Entered, Outcome, try_and_enter};
use crate::{Error, Result, Store, badges, door};

impl Store {
    /// Refused like [`Store::claim`]; not found: the badge opens nothing any more, or is not `person`'s; `pin.choose_new`: no pictures yet, and
    /// the door is closed.
    #[crate::compiled_here]
    pub async fn come_with_badge(
        &self,
        badge: BadgeId,
        person: PersonId,
        mac: &str,
        setting: bool,
        device_token: Option<String>,
    ) -> Result<Entered> {
        let touches = self.touching(person, None).await?;
        let mac = mac.to_owned();
        let outcome: Outcome = self
            .write(touches, move |tx| {
                let (mac, device_token) = (mac.clone(), device_token.clone());
                Box::pin(async move {
                    let (place, _) = badges::place(tx, badge).await?;
                    if place.person_id != person.0 {
                        return Err(Error::not_found());
                    }
                    let session = door::open_session(tx, place.class_id.into()).await?;
                    let setting = setting && session.is_some();
                    try_and_enter(tx, place, session.as_ref(), &mac, setting, device_token).await
                })
            })
            .await?;
        Ok(outcome?)
    }
}
