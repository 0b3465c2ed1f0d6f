//! What was just done, by the deed that the address names.

use crate::t;

/// Only known deeds are said.
pub fn said(deed: &str) -> Option<String> {
    Some(match deed {
        "pick" => t!("rubrics.said_picked"),
        "unpick" => t!("rubrics.said_unpicked"),
        "rate" => t!("rubrics.said_rated"),
        "talk" => t!("rubrics.said_talked"),
        "note" => t!("rubrics.said_noted"),
        "take_back" => t!("rubrics.said_taken_back"),
        "reply" => t!("rubrics.said_replied"),
        _ => return None,
    })
}
