//! What was just done, by the deed that the address names.

use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// Only known deeds are said.
pub fn said(deed: &str) -> Option<String> {
    Some(match deed {
        "recommend" => t!("shelf.said_recommended"),
        "reword" => t!("shelf.said_reworded"),
        "take" => t!("shelf.said_taken"),
        "withdraw" | "withdraw_helped" => t!("shelf.said_withdrawn"),
        "sign" | "sign_helped" => t!("shelf.said_signed"),
        "helped" => t!("shelf.said_helped"),
        "pose" => t!("shelf.said_posed"),
        "pick" | "swap" => t!("shelf.said_picked"),
        "tell" => t!("shelf.said_told"),
        "set_aside" => t!("shelf.said_aside"),
        "pick_up" => t!("shelf.said_picked_up"),
        "show" => t!("shelf.said_shown"),
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
