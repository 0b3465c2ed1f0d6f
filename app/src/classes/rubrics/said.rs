//! What was just done with a rubric, by what the address names.

use super::super::frame::{Toast, Undo};
use crate::t;

/// Only known words are said.
pub fn toast(what: &str, undo: Option<Undo>) -> Option<Toast> {
    let said = match what {
        "kept" => t!("rubrics.desk_kept"),
        "use" => t!("rubrics.desk_used"),
        "rest" => t!("rubrics.desk_rested"),
        "make" => t!("rubrics.desk_making"),
        "set_aside" => t!("rubrics.desk_aside"),
        "removed" => t!("rubrics.desk_removed"),
        "back" => t!("rubrics.desk_back"),
        "copied" => t!("rubrics.desk_copied"),
        "beside" => t!("rubrics.desk_beside"),
        "not_beside" => t!("rubrics.desk_not_beside"),
        "criterion_off" => t!("rubrics.desk_criterion_off"),
        "rate" => t!("rubrics.said_rated"),
        "talk" => t!("rubrics.said_talked"),
        _ => return None,
    };
    Some(Toast { said, undo })
}
