//! The keys of the remote, shown by `?`. The browser opens and closes the list by itself, also without a script.

use maud::{Markup, html};

use crate::t;

const LIST: &str = "remote-keys";

pub fn keys_button() -> Markup {
    html! {
        button.button.quiet type="button" popovertarget=(LIST) aria-haspopup="dialog" aria-keyshortcuts="?" { (t!("stage.keys_button")) " " kbd { "?" } }
    }
}

pub fn keys_dialog() -> Markup {
    let keys = [
        ("R", t!("stage.key_release")),
        ("0", t!("stage.scene_follow")),
        ("1 … 8", t!("stage.key_scenes")),
        ("L", t!("stage.key_spotlight")),
        ("D", t!("stage.key_down")),
        ("E", t!("stage.key_earlier")),
        ("S", t!("lessons.next")),
        ("U", t!("lessons.back")),
        ("B", t!("stage.key_blank")),
        ("C", t!("stage.key_uncover")),
        ("] / [", t!("stage.key_sheets")),
        ("A", t!("stage.free")),
        ("T", t!("stage.key_timer")),
        ("+", t!("stage.add")),
        ("Z", t!("stage.stop")),
        ("?", t!("stage.key_help")),
    ];
    html! {
        dialog.dialog.stack id=(LIST) popover="auto" aria-labelledby="remote-keys-title" data-key="keys" {
            h2 #remote-keys-title { (t!("stage.remote_keys")) }
            dl.facts { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } }
            div.dialog-actions { button.button type="button" popovertarget=(LIST) popovertargetaction="hide" { (t!("stage.key_close")) } }
        }
    }
}
