//! The keys of the projector's window. They turn what this window shows and change nothing for the class: its capability may not.

use maud::{Markup, html};

use crate::t;

/// Shown by a key, and only then.
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
        dialog #wall-keys.wall-keys aria-labelledby="wall-keys-title" {
            h2 #wall-keys-title { (t!("stage.keys")) }
            dl { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
            p { (t!("stage.keys_elsewhere")) }
        }
    }
}
