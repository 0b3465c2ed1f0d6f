//! What servers tell each other: *this stream moved*, *somebody's streams ended*, *these are here*. Hints, not facts: what
//! happened and who may hear it is read from the database, so a hint that is lost, late, doubled or forged costs a look. They carry
//! ids and numbers, no word and no name.

use domain::event::Stream;
use domain::id::{ClassId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    /// A stream has reached this number.
    Moved { stream: Stream, seq: i64 },
    /// Rights changed.
    Cut,
    /// Who is at a server, as it last saw them; said again every few seconds.
    Here { node: Uuid, list: Vec<Sight> },
    /// A server has just come, or was away: who is where?
    WhoIsHere,
}

/// Somebody in a class: connected, writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    pub class: ClassId,
    pub person: PersonId,
    pub here: bool,
    pub writing: bool,
    /// Gone while writing.
    #[serde(default)]
    pub lost: bool,
}
