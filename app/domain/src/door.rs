//! The door: what a knock, a pick and a picture PIN are answered with, and the brake on wrong codes.

use serde::{Deserialize, Serialize};

use crate::clock::{DAY, MINUTE};
use crate::id::{ClassId, PersonId, SessionId};
use crate::refusal::Refusal;

/// What a right code opens. The server signs `class` and `session` and hands them back with every further step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Knock {
    pub class: ClassId,
    pub session: SessionId,
    pub class_name: String,
    /// The teacher allows nicknames here.
    pub nicknames: bool,
    /// A class of the youngest: pictures first ([`crate::classes::are_early`]).
    pub early: bool,
    /// The whole roster with pictures, on a device that a teacher linked to this class; nowhere else.
    pub full_roster: Option<Vec<RosterPick>>,
}

/// The answer to a typed code, and how long the server lets it wait: right and wrong alike, so that waiting tells nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knocked {
    pub wait_ms: u32,
    pub answer: Result<Knock, Refusal>,
}

/// A name to press: first name and initial, never more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterPick {
    pub person: PersonId,
    /// `Ada O.`
    pub shown: String,
    pub picture: String,
    /// Somebody came by this name before: it asks for its PIN.
    pub taken: bool,
}

/// Somebody who came in on this device before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returning {
    pub pick: RosterPick,
    /// The class that they come back to is one of the youngest.
    pub early: bool,
}

/// What a device remembers before anybody says who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnDevice {
    /// The first one first.
    pub returning: Vec<Returning>,
    /// All classes that it knows are of the youngest: theirs, and the one that a teacher linked it to.
    pub early: bool,
}

/// What the picture board is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "pin", rename_all = "snake_case")]
pub enum PinStep {
    /// Choose four pictures.
    Set,
    /// Show your four pictures. `locked`: not on this device, not until the teacher opens it.
    Enter { locked: bool },
}

impl PinStep {
    pub fn is_setting(self) -> bool {
        self == Self::Set
    }
}

/// Most names that one search of the roster shows.
pub const MOST_PICKS: usize = 8;
/// Most nicknames in one class: a door left open is not a way to fill a table.
pub const MOST_NICKNAMES: u64 = 100;

/// Wrong codes that an address may send in [`FREE_WITHIN`] before it is made to wait.
pub const FREE: u64 = 30;
pub const FREE_WITHIN: i64 = 10 * MINUTE;
/// What each further wrong code adds to the wait, and the longest wait, in milliseconds.
pub const WAIT_STEP: u64 = 100;
pub const LONGEST_WAIT: u64 = 3_000;
/// Wrong codes in [`SHUT_WITHIN`] after which typed codes from unknown devices at this address are no longer read.
pub const MOST_A_DAY: u64 = 10_000;
pub const SHUT_WITHIN: i64 = DAY;

/// The brake on wrong codes. Only wrong ones count, and a device that came through a door before is not braked by its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brake {
    Free,
    /// Right codes open, wrong ones do not; both are answered after this many milliseconds.
    Slow {
        wait_ms: u32,
    },
    /// Typed codes are not read at all: a scan of the QR code and a known device still come in.
    Shut,
}

impl Brake {
    /// `recent` wrong codes in [`FREE_WITHIN`], `today` in [`SHUT_WITHIN`].
    pub fn of(recent: u64, today: u64) -> Self {
        if today >= MOST_A_DAY {
            Self::Shut
        } else if recent >= FREE {
            let wait_ms = ((recent - FREE + 1) * WAIT_STEP).min(LONGEST_WAIT) as u32;
            Self::Slow { wait_ms }
        } else {
            Self::Free
        }
    }

    pub fn wait_ms(self) -> u32 {
        if let Self::Slow { wait_ms } = self { wait_ms } else { 0 }
    }
}

/// Wrong PINs for one student on one device, in [`PIN_WITHIN`], after which it rests. It is what holds where five wrong ones do not lock:
/// on a device that succeeded before.
pub const MOST_WRONG_PINS: u64 = 10;
pub const PIN_WITHIN: i64 = 10 * MINUTE;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::join_code;

    #[test]
    fn a_guesser_who_never_sleeps_expects_less_than_one_hit_in_a_thousand_days() {
        let words = join_code::words().count() as f64;
        let codes = words * words * 1_000.0;
        // A hundred doors open around the clock, and every guess a new one. Docs: decisions/0003-join-codes.md.
        let hits_a_day = MOST_A_DAY as f64 * 100.0 / codes;
        assert!(hits_a_day < 0.001, "{hits_a_day} hits a day among {codes} codes");
    }

    #[test]
    fn a_class_that_mistypes_never_feels_the_brake() {
        assert_eq!(Brake::of(29, 29), Brake::Free);
        assert_eq!(Brake::of(0, MOST_A_DAY - 1), Brake::Free);
    }

    #[test]
    fn behind_a_guesser_one_waits_and_is_not_shut_out() {
        assert_eq!(Brake::of(30, 30), Brake::Slow { wait_ms: 100 });
        assert_eq!(Brake::of(40, 40), Brake::Slow { wait_ms: 1_100 });
        assert_eq!(Brake::of(u64::MAX / 200, 5_000), Brake::Slow { wait_ms: 3_000 });
        assert_eq!(Brake::of(0, MOST_A_DAY), Brake::Shut);
    }

    #[test]
    fn a_picture_pin_outlasts_a_week_of_guessing_on_a_trusted_device() {
        let a_day = MOST_WRONG_PINS * (DAY / PIN_WITHIN) as u64;
        assert!(12u64.pow(4) / a_day >= 7 * 2);
    }
}
