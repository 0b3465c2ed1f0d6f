//! Where in something that is shown, in words. What is on a picture is seen there.

use domain::export::OnFile;

use crate::t;

pub fn place(on: &OnFile) -> Option<String> {
    Some(match (on.page, on.starts, on.ends) {
        (Some(page), ..) => match on.part.as_str() {
            "top" => t!("showing.page_top", page = page),
            "middle" => t!("showing.page_middle", page = page),
            "bottom" => t!("showing.page_bottom", page = page),
            _ => t!("showing.page", page = page),
        },
        (None, Some(starts), None) => t!("showing.at", time = clock(starts)),
        (None, Some(starts), Some(ends)) => t!("showing.from_to", from = clock(starts), to = clock(ends)),
        (None, None, _) => return None,
    })
}

/// As a player says it: `1:05`.
fn clock(milliseconds: i64) -> String {
    let seconds = milliseconds.max(0) / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
