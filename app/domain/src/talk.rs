//! *I need to talk to someone*: a student's sentence to the people the school named, and to nobody else. Not a piece, not
//! in the class, not in any general view.

use crate::json::Reads;
use serde::{Deserialize, Serialize};

use crate::clock::Moment;
use crate::id::{PersonId, TalkId};
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_REPLY, passage};

/// The words may be empty: asking is enough.
pub fn check(typed: &str) -> Result<String, Refusal> {
    let mut faults = Faults::default();
    let words = faults.take("words", passage(typed, LONGEST_REPLY));
    faults.done(words)
}

/// What the student is told before and after: who will see it, and what to do if it cannot wait.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Reads)]
pub struct TalkPeople {
    pub names: Vec<String>,
    /// The school's own sentence about when it is read and what to do now if it cannot wait.
    pub note: String,
}

/// As a named person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkView {
    pub id: TalkId,
    pub student: PersonId,
    pub student_name: String,
    pub words: String,
    pub at: Moment,
    pub seen_by: Option<String>,
}
