use maud::{Markup, html};

use super::api::at;
use super::known::Known;
use crate::said;
#[cfg(feature = "ssr")]
use crate::ui::cairn;
use crate::ui::{IconName, icon};

/// The id of what lies over everything.
pub const COVER: &str = "cover";

fn form(known: &Known, covered: &str, button: Markup) -> Markup {
    html! {
        form method="post" action=(at::COVER) data-key="cover" {
            input type="hidden" name="class" value=(known.live.class.id);
            input type="hidden" name="covered" value=(covered);
            (button)
        }
    }
}

/// Covers names and work, here and on the wall.
pub fn cover_button(known: &Known) -> Markup {
    form(
        known,
        "true",
        html! {
            button.button aria-keyshortcuts="c" { (icon(IconName::EyeOff)) (said!("console.cover")) " " kbd { "C" } }
        },
    )
}

/// What lies over everything while it is covered, and says how to come back.
#[cfg(feature = "ssr")]
pub fn covering(known: &Known) -> Markup {
    let door = &known.live.door;
    html! {
        dialog.cover id=(COVER) open[door.open && door.covered] aria-labelledby="covered" {
            (cairn())
            h1 #covered { (said!("console.covered")) }
            p.lead { (said!("console.covered_hint")) }
            (form(known, "false", html! {
                button.button.primary.big autofocus { (icon(IconName::Eye)) (said!("console.uncover")) " " kbd { "Esc" } }
            }))
        }
    }
}
