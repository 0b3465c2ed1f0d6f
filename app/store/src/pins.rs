//! Picture PINs. The server puts them through a keyed hash outside of any job; here only hashes are compared, and wrong ones counted.

mod help;

use domain::door::{MOST_WRONG_PINS, PIN_WITHIN, PinStep};
use domain::id::{DistrictId, PersonId};
use domain::pin::{Lock, WRONG_UNTIL_LOCKED};
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{device, pin};
use crate::tx::Tx;
use crate::{Result, devices, guesses};

pub(crate) async fn of(tx: &Tx, person: PersonId) -> Result<Option<pin::Model>> {
    Ok(pin::Entity::find().filter(pin::Column::PersonId.eq(person.0)).one(&tx.db).await?)
}

/// What the picture board is for, on this device.
pub(crate) async fn step(tx: &Tx, person: PersonId, device: Option<&device::Model>) -> Result<PinStep> {
    let Some(pin) = of(tx, person).await? else { return Ok(PinStep::Set) };
    let trusted = devices::trusted(tx, device, person).await?;
    Ok(PinStep::Enter { locked: Lock::of(pin.wrong, trusted) == Lock::Locked })
}

/// What became of a PIN. A wrong one is counted, so it must not be an `Err` inside the job: that would undo the count.
pub(crate) enum Tried {
    /// `unlocked`: it had been locked elsewhere.
    Right { set_now: bool, unlocked: bool },
    /// `locked`: by this very try.
    Refused { refusal: Refusal, locked: bool },
}

impl Tried {
    fn refused(refusal: Refusal) -> Self {
        Self::Refused { refusal, locked: false }
    }
}

/// Tries a PIN, or sets the first one if `setting`.
pub(crate) async fn attempt(
    tx: &Tx,
    district: DistrictId,
    person: PersonId,
    mac: &str,
    setting: bool,
    device: Option<&device::Model>,
) -> Result<Tried> {
    let Some(pin) = of(tx, person).await? else {
        if !setting {
            return Ok(Tried::refused(Refusal::conflict("pin.choose_new")));
        }
        set(tx, district, person, mac).await?;
        return Ok(Tried::Right { set_now: true, unlocked: false });
    };
    let trusted = devices::trusted(tx, device, person).await?;
    if Lock::of(pin.wrong, trusted) == Lock::Locked {
        return Ok(Tried::refused(Refusal::conflict("pin.locked")));
    }
    // Where five wrong ones do not lock, the device itself rests: the child beside it has all day.
    let here = device.filter(|_| trusted).map(|device| format!("{}:{person}", device.id));
    if let Some(here) = &here
        && guesses::wrong_since(tx, "pin", here, tx.now.plus(-PIN_WITHIN)).await? >= MOST_WRONG_PINS
    {
        return Ok(Tried::refused(Refusal::conflict("pin.rest")));
    }
    let was = pin.wrong;
    let right = same(&pin.mac, mac);
    let wrong = if right { 0 } else { was.saturating_add(1) };
    let locked_at = match (right, pin.locked_at) {
        (true, _) => None,
        (false, before) => before.or((wrong >= WRONG_UNTIL_LOCKED).then_some(tx.now.0)),
    };
    let mut row: pin::ActiveModel = pin.into();
    row.wrong = Set(wrong);
    row.locked_at = Set(locked_at);
    row.update(&tx.db).await?;
    if right {
        return Ok(Tried::Right { set_now: false, unlocked: was >= WRONG_UNTIL_LOCKED });
    }
    if let Some(here) = &here {
        guesses::note_wrong(tx, "pin", here).await?;
    }
    let refusal = match Lock::of(wrong, trusted) {
        Lock::Locked => Refusal::conflict("pin.locked"),
        // Somebody else was faster by a breath.
        Lock::Open { .. } if setting => Refusal::conflict("join.just_taken"),
        Lock::Open { .. } => Refusal::invalid("pin", "pin.wrong"),
    };
    Ok(Tried::Refused { refusal, locked: was < WRONG_UNTIL_LOCKED && wrong >= WRONG_UNTIL_LOCKED })
}

async fn set(tx: &Tx, district: DistrictId, person: PersonId, mac: &str) -> Result<()> {
    let row = pin::ActiveModel {
        id: Set(uuid::Uuid::now_v7()),
        district_id: Set(district.0),
        person_id: Set(person.0),
        mac: Set(mac.into()),
        set_at: Set(tx.now.0),
        wrong: Set(0),
        locked_at: Set(None),
    };
    pin::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(())
}

/// Compares all of both, so that the time it takes tells nothing.
fn same(kept: &str, shown: &str) -> bool {
    let differing = kept.bytes().zip(shown.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
    kept.len() == shown.len() && std::hint::black_box(differing) == 0
}

pub(crate) async fn clear(tx: &Tx, person: PersonId) -> Result<()> {
    pin::Entity::delete_many().filter(pin::Column::PersonId.eq(person.0)).exec(&tx.db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn only_the_whole_of_it_is_the_same() {
        assert!(same("abcd", "abcd"));
        assert!(!same("abcd", "abce"));
        assert!(!same("abcd", "abc"));
        assert!(!same("", "a"));
    }
}
