//! What was just done, by the deed that the address names.

use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// Only known deeds are said.
fn of_board(deed: &str) -> Option<String> {
    Some(match deed {
        "ask" => t!("questions.said_ask"),
        "reword" => t!("questions.said_reword"),
        "sign" => t!("questions.said_sign"),
        "withdraw" => t!("questions.said_withdraw"),
        "bring_back" => t!("questions.said_bring_back"),
        "wonder" => t!("questions.said_wonder"),
        "report" => t!("questions.said_report"),
        "take_report_back" => t!("questions.said_take_report_back"),
        _ => return None,
    })
}

fn of_round(deed: &str) -> Option<String> {
    Some(match deed {
        "join" => t!("rounds.said_join"),
        "write" => t!("rounds.said_write"),
        "fix" => t!("rounds.said_fix"),
        "cross" => t!("rounds.said_cross"),
        "mark" => t!("rounds.said_mark"),
        "change" => t!("rounds.said_change"),
        "weigh" => t!("rounds.said_weigh"),
        "choose" => t!("rounds.said_choose"),
        "next" => t!("rounds.said_next"),
        "hand_over" => t!("rounds.said_hand_over"),
        "reflect" => t!("rounds.said_reflect"),
        _ => return None,
    })
}

pub fn board_toast(deed: &str) -> Markup {
    toast(of_board(deed))
}

pub fn round_toast(deed: &str) -> Markup {
    toast(of_round(deed))
}

fn toast(said: Option<String>) -> Markup {
    html! {
        div.toasts role="status" aria-live="polite" {
            @if let Some(said) = said { div.toast { (icon(IconName::CircleCheck)) p { (said) } } }
        }
    }
}
