//! The roster's column: who is here and what each does, the question that is asked, who just came for the first time, and the door.

mod claims;
mod doing;
mod door;
mod prompt;
mod rate;
mod tile;

use maud::{Markup, html};

use self::claims::claims;
use self::doing::doing;
use self::door::door;
use self::prompt::prompt_fold;
use self::rate::rate_fold;
use self::tile::tile;
use super::keys::keys_button;
use super::known::Known;
use crate::said;

pub fn here(known: &Known) -> Markup {
    html! {
        section.console-col.console-here.stack aria-labelledby="here" {
            (doing(&known.live))
            @if known.live.tiles.is_empty() {
                p.quiet-text data-key="nobody" { (said!("console.no_students")) }
                p data-key="to-roster" { a.button href=(known.of_class("")) { (said!("console.to_roster")) } }
            }
            ul.tiles data-key="tiles" { @for one in &known.live.tiles { (tile(known, one)) } }
            (known.served("legend"))
            (door(known))
            (prompt_fold(known))
            (claims(known))
            (rate_fold(known.live.rate))
            p data-key="keys" { (keys_button()) }
        }
    }
}
