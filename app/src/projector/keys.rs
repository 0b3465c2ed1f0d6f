//! The keys of the projector's window. They turn what this window shows and change nothing for the class: its capability may not.
//! Made by the server alone.

use maud::Markup;
#[cfg(feature = "ssr")]
use maud::html;

#[cfg(feature = "ssr")]
use crate::t;

pub const HELP: &str = "wall-keys";

/// In the projector's window: shown by a key, and only then.
#[cfg(feature = "ssr")]
pub fn keys_help() -> Markup {
    let keys = [
        ("→ ↓ Space", t!("stage.key_next")),
        ("← ↑", t!("stage.key_previous")),
        ("P", t!("stage.key_pause")),
        ("B .", t!("stage.key_blank_here")),
        ("F", t!("stage.key_full")),
        ("?", t!("stage.key_help")),
        ("Esc", t!("stage.key_close")),
    ];
    html! {
        dialog.wall-keys id=(HELP) aria-labelledby="wall-keys-title" {
            h2 #wall-keys-title { (t!("stage.keys")) }
            dl { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
            p { (t!("stage.keys_elsewhere")) }
        }
    }
}

#[cfg(not(feature = "ssr"))]
pub fn keys_help() -> Markup {
    Markup::default()
}
