//! What a step of joining proves to the next. Sealed by the server and good for fifteen minutes; the page only hands it on. A browser writes
//! what was posted, and every address, to the disk of a device that others use next: what is said about a person there is in here.

use domain::clock::MINUTE;
use domain::id::{BadgeId, ClassId, PersonId, SessionId};
use serde::{Deserialize, Serialize};

use crate::state::AppState;

const GOOD_FOR: i64 = 15 * MINUTE;

/// The code was right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    pub class: ClassId,
    pub session: SessionId,
    /// As the knock said it: what the next page shows. The store asks for itself.
    pub class_name: String,
    pub nicknames: bool,
    /// A class of the youngest: its pages have pictures first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub early: bool,
}

/// How somebody comes in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// By a name on the roster.
    Name { door: Door, person: PersonId },
    /// By a nickname; the person is new.
    Nickname { door: Door, person: PersonId, typed: String },
    /// On a device that knows them, door open or closed.
    Back {
        person: PersonId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        early: bool,
    },
    /// With a badge, door open or closed.
    Badge {
        badge: BadgeId,
        person: PersonId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        early: bool,
    },
}

impl Way {
    pub fn person(&self) -> PersonId {
        match self {
            Self::Name { person, .. }
            | Self::Nickname { person, .. }
            | Self::Back { person, .. }
            | Self::Badge { person, .. } => *person,
        }
    }

    /// Into a class of the youngest.
    pub fn is_early(&self) -> bool {
        match self {
            Self::Name { door, .. } | Self::Nickname { door, .. } => door.early,
            Self::Back { early, .. } | Self::Badge { early, .. } => *early,
        }
    }

    pub fn door(&self) -> Option<&Door> {
        match self {
            Self::Name { door, .. } | Self::Nickname { door, .. } => Some(door),
            Self::Back { .. } | Self::Badge { .. } => None,
        }
    }
}

/// A name was pressed, and maybe some pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    pub way: Way,
    /// As it is shown: `Ada O.`, and the picture beside it.
    pub shown: String,
    pub picture: String,
    /// A new PIN is chosen; else the known one is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub setting: bool,
    /// The four chosen first, to be shown once more.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
}

impl Picked {
    pub fn new(way: Way, shown: impl Into<String>, picture: impl Into<String>) -> Self {
        Self { way, shown: shown.into(), picture: picture.into(), setting: false, first: vec![], chosen: vec![] }
    }
}

#[derive(Serialize, Deserialize)]
enum Ticket {
    Door(Door),
    /// Behind the door, with what was typed to be found by.
    Sought(Door, String),
    Picked(Picked),
}

fn seal(state: &AppState, ticket: &Ticket) -> String {
    let json = serde_json::to_vec(ticket).unwrap_or_default();
    state.keys.ticket(&json, state.now().plus(GOOD_FOR).0)
}

fn open(state: &AppState, ticket: &str) -> Option<Ticket> {
    serde_json::from_slice(&state.keys.honour(ticket, state.now().0)?).ok()
}

pub fn seal_door(state: &AppState, door: &Door) -> String {
    seal(state, &Ticket::Door(door.clone()))
}

pub fn seal_sought(state: &AppState, door: &Door, typed: &str) -> String {
    seal(state, &Ticket::Sought(door.clone(), typed.to_owned()))
}

pub fn seal_picked(state: &AppState, picked: &Picked) -> String {
    seal(state, &Ticket::Picked(picked.clone()))
}

/// The door, and what was typed behind it to be found by: nothing yet, where it is the door's own ticket.
pub fn open_sought(state: &AppState, ticket: &str) -> Option<(Door, String)> {
    match open(state, ticket)? {
        Ticket::Door(door) => Some((door, String::new())),
        Ticket::Sought(door, typed) => Some((door, typed)),
        Ticket::Picked(_) => None,
    }
}

pub fn open_door(state: &AppState, ticket: &str) -> Option<Door> {
    Some(open_sought(state, ticket)?.0)
}

pub fn open_picked(state: &AppState, ticket: &str) -> Option<Picked> {
    match open(state, ticket)? {
        Ticket::Picked(picked) => Some(picked),
        Ticket::Door(_) | Ticket::Sought(..) => None,
    }
}
