//! Badges: a square on a card that says who somebody is, and nothing more. Whoever holds one still needs the four pictures. With a badge
//! a young child needs neither the class code nor to find their name; and at home there is a way in without an email.

use crate::door::{PinStep, RosterPick};
use crate::id::{BadgeId, ClassId, PersonId, SessionId};

/// A badge as its teacher prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    pub id: BadgeId,
    pub person: PersonId,
    pub name: String,
    pub picture: String,
}

/// The badges of a class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Badges {
    /// By name.
    pub made: Vec<Badge>,
    /// How many students on the roster have none yet.
    pub missing: usize,
}

/// Whom a badge names, and what the picture board is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BehindBadge {
    pub pick: RosterPick,
    pub class: ClassId,
    /// Open right now: a first row of pictures can be chosen, as with the class code.
    pub session: Option<SessionId>,
    pub step: PinStep,
    /// The class is one of the youngest: pictures first.
    pub early: bool,
}
