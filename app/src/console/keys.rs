//! One key for what a teacher does most. Keys press the buttons that carry them, never while a field has the focus, and can be
//! switched off.

use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::SetKeys;
use super::desk::desk;
use crate::t;

const DIALOG: &str = "keys-help";

/// Listens while the console is open.
#[cfg(feature = "hydrate")]
pub fn listen() {
    use super::browser;
    let desk = desk();
    let listener = window_event_listener(leptos::ev::keydown, move |ev| {
        let command = ev.ctrl_key() || ev.meta_key();
        if command && ev.key() == "Enter" && browser::is_in(ev.target(), "form.reply") {
            ev.prevent_default();
            browser::press("[aria-keyshortcuts=\"Control+Enter\"]");
            return;
        }
        if command || ev.alt_key() || ev.repeat() || !desk.keys.get_untracked() {
            return;
        }
        if desk.covered.get_untracked() {
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
            // Elsewhere the arrows scroll.
            "ArrowDown" | "ArrowUp" if browser::is_in(ev.target(), ".console-inbox") => {
                browser::step(key == "ArrowDown")
            }
            key if key.chars().count() == 1 => {
                browser::press(&format!("[aria-keyshortcuts=\"{}\"]", key.to_lowercase().replace(['"', '\\'], "")))
            }
            _ => false,
        };
        if did {
            ev.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Shows the keys.
#[component]
pub fn KeysButton() -> impl IntoView {
    let show = move |ev: leptos::ev::MouseEvent| {
        ev.prevent_default();
        super::show_dialog(DIALOG);
    };
    view! {
        <button class="button quiet" type="button" aria-haspopup="dialog" aria-keyshortcuts="?" popovertarget=DIALOG on:click=show>
            {t!("console.keys")}" "<kbd>"?"</kbd>
        </button>
    }
}

#[component]
pub fn KeysDialog() -> impl IntoView {
    let desk = desk();
    let set = ServerAction::<SetKeys>::new();
    let now = desk.keys.get_untracked();
    Effect::new(move |_| {
        if let Some(Ok(keys)) = set.value().get() {
            desk.keys.set(keys);
            super::close_dialog(DIALOG);
        }
    });
    let keys: [(&str, String); 9] = [
        ("J ↓ / K ↑", t!("console.key_move")),
        ("N", t!("console.key_new")),
        ("R", t!("console.key_read")),
        ("Ctrl ↵", t!("console.key_reply")),
        ("H", t!("console.key_hold")),
        ("W", t!("console.key_release")),
        ("P", t!("console.key_projector")),
        ("C", t!("console.key_cover")),
        ("?", t!("console.key_keys")),
    ];
    view! {
        <dialog class="dialog stack" id=DIALOG popover="auto" aria-labelledby="keys-title">
            <h2 id="keys-title">{t!("console.keys_title")}</h2>
            <dl class="facts">
                {keys.into_iter().map(|(key, does)| view! { <dt><kbd>{key}</kbd></dt><dd>{does}</dd> }).collect_view()}
            </dl>
            <ActionForm action=set attr:class="stack">
                <label class="choice"><input type="checkbox" name="keys" value="true" checked=now/><span>{t!("console.keys_on")}</span></label>
                <div class="dialog-actions"><button class="button primary">{t!("console.keep")}</button></div>
            </ActionForm>
        </dialog>
    }
}
