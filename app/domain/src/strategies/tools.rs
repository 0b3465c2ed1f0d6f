//! Outside tools that a school approved, by their host.

use serde::{Deserialize, Serialize};

use super::host_of;
use crate::clock::Moment;
use crate::id::{SchoolId, ToolId};
use crate::refusal::{Faults, Refusal};
use crate::words::{LONGEST_NAME, LONGEST_SENTENCE, line, optional_line};

/// Most approved tools of one school.
pub const MOST_TOOLS: usize = 500;

/// As an admin types it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolDraft {
    pub name: String,
    /// A host or a whole address.
    pub host: String,
    pub note: String,
}

impl ToolDraft {
    /// `host` becomes the bare host. Invalid: `name`, `host`, `note`.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let checked = Self {
            name: faults.take("name", line(&self.name, LONGEST_NAME)),
            host: faults.take("host", host_of(&self.host)),
            note: faults.take("note", optional_line(&self.note, LONGEST_SENTENCE)),
        };
        faults.done(checked)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolView {
    pub id: ToolId,
    pub name: String,
    pub host: String,
    pub note: String,
    pub approved_by: String,
    pub approved_at: Moment,
    /// Who took the approval back, and when.
    pub withdrawn: Option<(String, Moment)>,
}

/// What a teacher put on a shelf, and students do not find yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolWanted {
    pub name: String,
    pub host: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolTools {
    pub school: SchoolId,
    pub school_name: String,
    /// The viewer may approve and withdraw.
    pub may_change: bool,
    /// Newest first.
    pub approved: Vec<ToolView>,
    pub withdrawn: Vec<ToolView>,
    pub wanted: Vec<ToolWanted>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_as_its_host() {
        let draft =
            ToolDraft { name: "Desmos".into(), host: "https://www.desmos.com/calculator".into(), note: String::new() };
        assert_eq!(draft.check().unwrap().host, "desmos.com");
        let wrong = ToolDraft { host: "http://desmos.com".into(), ..draft };
        assert_eq!(wrong.check(), Err(Refusal::invalid("host", "shelf.address_shape")));
    }
}
