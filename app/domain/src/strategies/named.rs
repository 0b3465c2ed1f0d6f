//! An outside tool that a student names for a try of their own. It is theirs alone there, until a teacher of theirs puts it on a shelf or
//! the school has it on its list; what a teacher hears of it is the tool's name, and not whose idea it was.

use serde::{Deserialize, Serialize};

use super::host_of;
use crate::clock::Moment;
use crate::id::TriedId;

/// Where it stands for its student.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedTool {
    /// No teacher has said anything yet.
    Waits,
    /// A teacher put it on the shelf; the school has not approved its host.
    WaitsForSchool,
    Approved,
    Declined {
        teacher: String,
        why: String,
    },
}

/// A tool that somebody of a class tried, for its teachers. Of several who named the same one, the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolAsked {
    pub tried: TriedId,
    pub name: String,
    pub at: Moment,
}

/// What a tool is known by, however it was typed: its host where it is an address, else its name.
pub fn tool_key(typed: &str) -> String {
    host_of(typed).unwrap_or_else(|_| typed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase())
}

/// Whether a student's word for a tool means the one of this name at this host.
pub fn means(typed: &str, name: &str, host: &str) -> bool {
    let key = tool_key(typed);
    key == tool_key(name) || (!host.is_empty() && key == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_the_same_by_its_name_and_by_its_address() {
        for typed in ["Desmos", " desmos ", "DESMOS", "desmos.com", "https://www.desmos.com/calculator"] {
            assert!(means(typed, "Desmos", "desmos.com"), "{typed}");
        }
        for other in ["Desmos 2", "teacher.desmos.com", "http://desmos.com", "", "desmos.com.evil.example"] {
            assert!(!means(other, "Desmos", "desmos.com"), "{other}");
        }
        assert!(!means("", "Desmos", ""), "nothing means nothing");
        assert_eq!(tool_key("Index\n  Cards"), "index cards");
    }
}
