//! One key for what a teacher does most. Keys press the buttons that carry them, never while a field has the focus, and can be
//! switched off.

use maud::{Markup, html};

#[cfg(feature = "ssr")]
use super::api::at;
#[cfg(feature = "ssr")]
use super::stage::console_keys;
use super::start::open_dialog;
#[cfg(feature = "ssr")]
use crate::messages::Said;
use crate::said;

pub const DIALOG: &str = "keys-help";

/// A key was pressed anywhere on the page.
#[cfg(feature = "hydrate")]
pub fn pressed(desk: super::desk::Desk, ev: &leptos::web_sys::KeyboardEvent) {
    use super::browser;
    let command = ev.ctrl_key() || ev.meta_key();
    if command && ev.key() == "Enter" && browser::is_in(ev.target(), "form.reply") {
        ev.prevent_default();
        browser::press("[aria-keyshortcuts=\"Control+Enter\"]");
        return;
    }
    if command || ev.alt_key() || ev.repeat() || !desk.keys_work() {
        return;
    }
    if desk.is_covered() {
        if ev.key().eq_ignore_ascii_case("c") {
            desk.cover(false);
        }
        return;
    }
    if browser::is_busy_with_keys(ev.target()) {
        return;
    }
    let key = ev.key();
    let did = match key.as_str() {
        "j" | "J" => browser::step(true),
        "k" | "K" => browser::step(false),
        "e" | "E" => browser::focus_on("#strength"),
        // Elsewhere the arrows scroll.
        "ArrowDown" | "ArrowUp" if browser::is_in(ev.target(), ".console-inbox") => browser::step(key == "ArrowDown"),
        key if key.chars().count() == 1 => {
            let key = key.to_ascii_lowercase().replace(['"', '\\'], "");
            browser::press(&["[aria-keyshortcuts=\"", &key, "\"]"].concat())
        }
        _ => false,
    };
    if did {
        ev.prevent_default();
    }
}

/// Shows the keys.
pub fn keys_button() -> Markup {
    open_dialog(DIALOG, "button quiet", Some("?"), html! { (said!("console.keys")) " " kbd { "?" } })
}

/// `on`: they work here, when the page came.
#[cfg(feature = "ssr")]
pub fn keys_dialog(on: bool) -> Markup {
    let keys: [(&str, Said); 14] = [
        ("J ↓ / K ↑", said!("console.key_move")),
        ("N", said!("console.key_new")),
        ("R", said!("console.key_read")),
        ("E", said!("console.key_write")),
        ("V", said!("console.key_voice")),
        ("Ctrl ↵", said!("console.key_reply")),
        ("X", said!("console.key_pick")),
        ("Q", said!("console.key_help")),
        ("H", said!("console.key_hold")),
        ("W", said!("console.key_release")),
        ("P", said!("console.key_projector")),
        ("C", said!("console.key_cover")),
        ("L", said!("console.spotlight")),
        ("?", said!("console.key_keys")),
    ];
    html! {
        dialog.dialog.stack id=(DIALOG) popover="auto" aria-labelledby="keys-title" {
            h2 #keys-title { (said!("console.keys_title")) }
            dl.facts { @for (key, does) in keys { dt { kbd { (key) } } dd { (does) } } (console_keys()) }
            form.stack method="post" action=(at::KEYS) {
                label.choice {
                    input type="checkbox" name="keys" value="true" checked[on];
                    span { (said!("console.keys_on")) }
                }
                div.dialog-actions { button.button.primary { (said!("console.keep")) } }
            }
        }
    }
}
