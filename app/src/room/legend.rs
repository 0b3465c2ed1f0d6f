//! What the tiles' marks and colours mean, in words. It never says more than can be known.

use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

pub fn legend() -> Markup {
    let states = [
        ("help", Some(IconName::LifeBuoy), t!("room.tile_needs")),
        ("needs", Some(IconName::Hand), t!("room.tile_asks")),
        ("waiting", Some(IconName::Mail), t!("room.tile_waiting")),
        ("shared", Some(IconName::Check), t!("room.tile_shared")),
        ("writing", Some(IconName::Pencil), t!("room.tile_writing")),
        ("lost", Some(IconName::WifiOff), t!("room.tile_lost")),
        ("here", None, t!("room.tile_here")),
        ("away", None, t!("room.tile_away")),
    ];
    html! {
        details.fold {
            summary { (icon(IconName::Info)) (t!("room.legend")) }
            ul.fold-body.stack.tight.legend-tiles {
                @for (doing, mark, words) in states {
                    li.row {
                        span.legend-tile data-doing=(doing) aria-hidden="true" {
                            @if let Some(mark) = mark { span.tile-mark { (icon(mark)) } }
                        }
                        span { (words) }
                    }
                }
            }
        }
    }
}
