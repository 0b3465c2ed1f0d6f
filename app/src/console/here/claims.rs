use maud::{Markup, html};

use crate::console::known::Known;
use crate::console::reply::help;
use crate::ui::{IconName, icon};
use crate::{said, t};

/// Who took their name for the first time since the door opened. A wrong one is undone with one press.
pub fn claims(known: &Known) -> Markup {
    let door = &known.live.door;
    let new = known.live.tiles.iter().filter(|tile| tile.claimed_at.is_some() && tile.claimed_at >= door.opened_at);
    let new: Vec<_> = new.filter(|_| door.open).collect();
    html! {
        @if !new.is_empty() {
            details.fold data-key="claims" {
                summary { (icon(IconName::UserPlus)) (t!("console.claims", n = new.len())) }
                ul.fold-body.stack {
                    @for tile in new {
                        li.stack.tight data-key=(tile.person) {
                            p dir="auto" { (t!("console.claimed", name = tile.name)) }
                            (help(known, tile.person, "undo_claim", said!("console.undo")))
                        }
                    }
                }
            }
        }
    }
}
