//! Taking a name with a picture PIN, and what every way in ends with: attendance, a sign-in, a device that remembers.

use domain::clock::HOUR;
use domain::event::Event;
use domain::id::{ClassId, PersonId, SessionId};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::at_the_door;
use crate::entity::{attendance, enrollment, session};
use crate::pins::{self, Tried};
use crate::sign_in::{self, SignInStart};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, devices, roster, scope};

/// A school day and a little: nobody is still signed in on a shared device the next morning.
pub(super) const SIGN_IN_LIFETIME: i64 = 14 * HOUR;

/// A student pressed a name and four pictures.
#[derive(Clone)]
pub struct Claim {
    pub class: ClassId,
    pub session: SessionId,
    pub person: PersonId,
    /// Keyed hash of the PIN, made by the server.
    pub mac: String,
    pub device_token: Option<String>,
    /// The board said *choose four pictures* ([`domain::door::PinStep::Set`]). If somebody was faster meanwhile, the student is told so.
    pub setting: bool,
}

/// In. The tokens go into the cookies of the sign-in and of the device; nobody sees them again.
#[derive(Clone, PartialEq, Eq)]
pub struct Entered {
    pub sign_in_token: String,
    pub device_token: String,
    pub person: PersonId,
    pub class: ClassId,
    /// This name was taken just now: the console announces it.
    pub first_claim: bool,
}

/// Without the tokens.
impl std::fmt::Debug for Entered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entered")
            .field("person", &self.person)
            .field("first_claim", &self.first_claim)
            .finish_non_exhaustive()
    }
}

/// What a PIN led to. Refused is `Ok` inside a job, so that the wrong try stays counted.
pub(super) type Outcome = std::result::Result<Entered, domain::refusal::Refusal>;

/// Comes through the door (or back on a known device) with a PIN that was right or was set just now.
pub(super) async fn enter(
    tx: &Tx,
    place: enrollment::Model,
    session: Option<&session::Model>,
    device_token: Option<String>,
    set_now: bool,
) -> Result<Entered> {
    let (district, person, class) = (place.district_id.into(), place.person_id.into(), place.class_id.into());
    let (device, device_token) = devices::find_or_new(tx, device_token, district).await?;
    devices::link(tx, district, device, person).await?;
    if let Some(session) = session {
        attend(tx, session, place.person_id).await?;
    }
    let first_claim = set_now || place.claimed_at.is_none();
    let rev = place.rev + 1;
    let mut row: enrollment::ActiveModel = place.into();
    if first_claim {
        row.claimed_at = Set(Some(tx.now.0));
        row.claimed_device = Set(Some(device.0));
    }
    row.rev = Set(rev);
    row.update(&tx.db).await?;
    let start = SignInStart {
        person,
        district,
        device: Some(device),
        class: Some(class),
        staff: false,
        lifetime: SIGN_IN_LIFETIME,
        idle: sign_in::idle_in(tx, class).await?,
    };
    let sign_in_token = sign_in::start(tx, start).await?;
    Ok(Entered { sign_in_token, device_token, person, class, first_claim })
}

async fn attend(tx: &Tx, session: &session::Model, person: Uuid) -> Result<()> {
    let came = attendance::Entity::find()
        .filter(attendance::Column::SessionId.eq(session.id))
        .filter(attendance::Column::PersonId.eq(person))
        .one(&tx.db)
        .await?;
    if came.is_none() {
        let row = attendance::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(session.district_id),
            session_id: Set(session.id),
            class_id: Set(session.class_id),
            person_id: Set(person),
            came_at: Set(tx.now.0),
        };
        attendance::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    Ok(())
}

/// Tries the PIN at `place` and, if it is right, goes in. `setting`: the first one may be set.
pub(super) async fn try_and_enter(
    tx: &Tx,
    place: enrollment::Model,
    session: Option<&session::Model>,
    mac: &str,
    setting: bool,
    device_token: Option<String>,
) -> Result<Written<Outcome>> {
    let (person, class): (PersonId, ClassId) = (place.person_id.into(), place.class_id.into());
    let device = devices::find(tx, device_token.as_deref()).await?;
    match pins::attempt(tx, place.district_id.into(), person, mac, setting, device.as_ref()).await? {
        Tried::Refused { refusal, locked } => {
            let events = if locked { roster::everywhere(tx, person).await? } else { vec![] };
            Ok(Written::new(Err(refusal), events))
        }
        Tried::Right { set_now, unlocked } => {
            let joined = enter(tx, place, session, device_token, set_now).await?;
            let events: Vec<Event> = match unlocked {
                true => roster::everywhere(tx, person).await?,
                false => vec![roster::tile_event(class, person)],
            };
            Ok(Written::new(Ok(joined), events))
        }
    }
}

impl Store {
    /// Takes a name: sets its PIN the first time, compares it from then on. The same student on a second device is the same person.
    ///
    /// Refused: `door.closed`; not found (no longer on the roster); `pin.wrong` (invalid `pin`); `pin.locked` (five wrong ones; not on a device
    /// that succeeded before); `pin.rest` (too many on such a device); `join.just_taken`; `pin.choose_new` (reset meanwhile).
    #[crate::compiled_here]
    pub async fn claim(&self, claim: Claim) -> Result<Entered> {
        let touches = self.touching(claim.person, Some(claim.class)).await?;
        let outcome = self
            .write(touches, move |tx| {
                let Claim { class, session, person, mac, device_token, setting } = claim.clone();
                Box::pin(async move {
                    let (_, session) = at_the_door(tx, class, session).await?;
                    let place = scope::enrollment(tx, person, class).await?.ok_or_else(Error::not_found)?;
                    try_and_enter(tx, place, Some(&session), &mac, setting, device_token).await
                })
            })
            .await?;
        Ok(outcome?)
    }
}
