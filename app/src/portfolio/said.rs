//! What was just done, by the deed that the address names.

use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// Only known deeds are said.
fn said(deed: &str) -> Option<String> {
    Some(match deed {
        "story_pick" => t!("portfolio.said_picked"),
        "story_chapter" | "story_write" | "story_name" => t!("portfolio.said_kept"),
        "story_move" => t!("portfolio.said_moved"),
        "story_remove" => t!("portfolio.said_removed"),
        "story_restore" => t!("portfolio.said_restored"),
        "story_show" => t!("portfolio.said_shown"),
        "conference_plan" | "conference_write_item" | "conference_add_item" => t!("conference.said_kept"),
        "conference_move_item" => t!("portfolio.said_moved"),
        "conference_remove_item" => t!("conference.said_item_removed"),
        "conference_restore_item" | "conference_restore" => t!("conference.said_restored"),
        "conference_rehearsed" => t!("conference.said_rehearsed"),
        "conference_held" => t!("conference.said_held"),
        "conference_not_yet" => t!("conference.said_not_yet"),
        "conference_ask" => t!("conference.said_asked"),
        "conference_agree" => t!("conference.said_agreed"),
        "conference_adopt" => t!("conference.said_adopted"),
        "conference_look_back" => t!("conference.said_looked_back"),
        "conference_show" => t!("conference.said_shown"),
        "conference_remove" => t!("conference.said_removed"),
        _ => return None,
    })
}

pub fn toast(deed: &str) -> Markup {
    html! {
        div.toasts role="status" aria-live="polite" {
            @if let Some(said) = said(deed) { div.toast { (icon(IconName::CircleCheck)) p { (said) } } }
        }
    }
}
