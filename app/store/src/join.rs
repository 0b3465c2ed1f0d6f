//! Joining: a student without an account knocks with the class's code, picks a name and shows a picture PIN.
//!
//! Nobody is signed in yet, so these methods take no viewer: what a step may see is proved by the step before. A right code gives
//! the class and its session, which the server signs and hands back; every further step asks whether that session is still the open
//! one. Outside of an open door nothing is found.

mod by_badge;
mod claim;
mod names;
mod nickname;
mod on_device;
mod scanned;

pub use claim::{Claim, Entered};
pub use names::Names;
pub use nickname::Nickname;

use domain::door::{Brake, FREE_WITHIN, Knock, Knocked, SHUT_WITHIN};
use domain::id::{ClassId, SessionId};
use domain::join_code;
use domain::refusal::Refusal;
use domain::words::longer_than;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{class, device, session};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, classes, devices, door, guesses};

/// The longest text that is looked at as a code.
const LONGEST_CODE: usize = 60;
/// The kind under which wrong codes are counted.
const CODE: &str = "code";

/// Who knocks, as far as the server can tell.
#[derive(Clone, Default)]
pub struct Knocker {
    /// The address (IPv6: its /64), or a keyed hash of it.
    pub source: String,
    pub device_token: Option<String>,
    /// The session that the QR code carries beside the join code. It cannot be guessed, so a scan feels no brake.
    pub scanned: Option<SessionId>,
}

/// The class whose door this session holds open. Conflict `door.closed`: closed meanwhile, its code too, or another session by now.
pub(crate) async fn at_the_door(tx: &Tx, class: ClassId, session: SessionId) -> Result<(class::Model, session::Model)> {
    let closed = || Refusal::conflict("door.closed");
    let row = class::Entity::find_by_id(class.0).one(&tx.db).await?.filter(welcoming).ok_or_else(closed)?;
    let open = door::open_session(tx, class).await?.filter(|open| open.id == session.0).ok_or_else(closed)?;
    Ok((row, open))
}

fn welcoming(class: &class::Model) -> bool {
    class.join_open && class.archived_at.is_none()
}

/// What stands behind a code: a class whose door is open to it, one that is not, or nothing.
enum Behind {
    Open(Box<(class::Model, session::Model)>),
    Closed,
    Nothing,
}

async fn behind(tx: &Tx, code: &str) -> Result<Behind> {
    let found = class::Entity::find().filter(class::Column::JoinCode.eq(code)).one(&tx.db).await?;
    let Some(class) = found else { return Ok(Behind::Nothing) };
    let session = door::open_session(tx, class.id.into()).await?;
    Ok(match session {
        Some(session) if welcoming(&class) => Behind::Open(Box::new((class, session))),
        _ => Behind::Closed,
    })
}

/// A device that came through a door before, or that a teacher linked. It has a count of its own, kept by the first
/// student on it: a student who makes device after device has one count all the same.
struct Known {
    district: Option<Uuid>,
    source: String,
}

async fn known(tx: &Tx, device: Option<&device::Model>) -> Result<Option<Known>> {
    let Some(device) = device else { return Ok(None) };
    let first = devices::people(tx, device.id).await?.into_iter().next();
    Ok(match (first, device.class_id) {
        (Some(first), _) => Some(Known { district: Some(first.district_id), source: format!("p:{}", first.person_id) }),
        (None, Some(_)) => Some(Known { district: device.district_id, source: format!("d:{}", device.id) }),
        (None, None) => None,
    })
}

async fn brake(tx: &Tx, source: &str) -> Result<Brake> {
    let recent = guesses::wrong_since(tx, CODE, source, tx.now.plus(-FREE_WITHIN)).await?;
    let today = guesses::wrong_since(tx, CODE, source, tx.now.plus(-SHUT_WITHIN)).await?;
    Ok(Brake::of(recent, today))
}

impl Store {
    /// A code was typed or scanned. Wrong, closed, archived: one refusal, `door.no_such_door`, so that nothing leaks. Only a wrong code counts
    /// against whoever typed it; one whose door is not open yet does not, nor does what cannot be a code (invalid `code`,
    /// `door.code_shape`). Why the brake is as it is: docs/decisions/0003-join-codes.md.
    #[crate::compiled_here]
    pub async fn knock(&self, typed: &str, knocker: &Knocker) -> Result<Knocked> {
        let readable = !longer_than(typed, LONGEST_CODE);
        let Some(code) = readable.then(|| join_code::read(typed)).flatten() else {
            return Ok(Knocked { wait_ms: 0, answer: Err(Refusal::invalid("code", "door.code_shape")) });
        };
        let tx = self.snapshot().await?;
        let device = devices::find(&tx, knocker.device_token.as_deref()).await?;
        let known = known(&tx, device.as_ref()).await?;
        let address = brake(&tx, &knocker.source).await?;
        let own = match &known {
            Some(known) => Some(brake(&tx, &known.source).await?),
            None => None,
        };
        let behind = behind(&tx, &code).await?;
        if let Behind::Open(open) = &behind {
            let (class, session) = open.as_ref();
            let scanned = knocker.scanned == Some(session.id.into());
            let neighbour = known.as_ref().is_some_and(|known| known.district == Some(class.district_id));
            let felt = match own {
                _ if scanned => Brake::Free,
                Some(own) if neighbour => own,
                _ => address,
            };
            if felt != Brake::Shut {
                let knock = opened(&tx, class, session, device.as_ref()).await?;
                return Ok(Knocked { wait_ms: felt.wait_ms(), answer: Ok(knock) });
            }
        }
        // From here on a right code that is not read and a wrong one look alike.
        let felt = own.unwrap_or(address);
        if matches!(behind, Behind::Nothing) {
            let counted = [Some((address, knocker.source.clone())), own.zip(known.map(|known| known.source))];
            let sources =
                counted.into_iter().flatten().filter(|(brake, _)| *brake != Brake::Shut).map(|(_, source)| source);
            drop(tx);
            self.count_wrong_code(sources.collect()).await?;
        }
        let key = if felt == Brake::Shut { "door.too_many_guesses" } else { "door.no_such_door" };
        Ok(Knocked { wait_ms: felt.wait_ms(), answer: Err(Refusal::conflict(key)) })
    }

    async fn count_wrong_code(&self, sources: Vec<String>) -> Result<()> {
        if sources.is_empty() {
            return Ok(());
        }
        self.write(Touches::nothing(), move |tx| {
            let sources = sources.clone();
            Box::pin(async move {
                for source in &sources {
                    guesses::note_wrong(tx, CODE, source).await?;
                }
                Ok(Written::quietly(()))
            })
        })
        .await
    }
}

async fn opened(
    tx: &Tx,
    class: &class::Model,
    session: &session::Model,
    device: Option<&device::Model>,
) -> Result<Knock> {
    Ok(Knock {
        class: class.id.into(),
        session: session.id.into(),
        class_name: class.name.clone(),
        nicknames: class.nicknames,
        early: classes::early([class]),
        full_roster: names::whole(tx, class, device).await?,
    })
}
