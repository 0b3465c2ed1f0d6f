//! A student's own data: all of it, and one measure with what it says. Plain pages that follow what happens.

mod list;
mod one;

pub use list::DataPage;
pub use one::MeasurePage;

use domain::measures::MeasureView;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon, names};

/// Who sees it, in one honest line.
fn who_sees(measure: &MeasureView) -> Markup {
    html! {
        p.note {
            (icon(if measure.class.is_some() { IconName::Eye } else { IconName::Lock }))
            span dir="auto" {
                @match &measure.class {
                    Some((_, class)) => (t!("measures.seen_by", names = names(&measure.readers), class = class)),
                    None => (t!("measures.only_you")),
                }
            }
        }
    }
}

/// Only known deeds are said.
fn said(deed: &str) -> Option<String> {
    Some(match deed {
        "begin" => t!("measures.said_begun"),
        "add" => t!("measures.said_added"),
        "remove" => t!("measures.said_removed"),
        "note" => t!("measures.said_noted"),
        "show" => t!("measures.said_shown"),
        "set_aside" => t!("measures.said_aside"),
        "pick_up" => t!("measures.said_picked_up"),
        _ => return None,
    })
}
