//! Opening the door and the projector: one question first, what does the class see? The form is sent by the browser itself, so that
//! the wall opens in a window of its own with nothing in the way.

use maud::{Markup, html};

use super::api::at;
use super::known::Known;
use crate::t;
use crate::ui::{IconName, icon};

pub const DIALOG: &str = "start-projector";

/// The names of buttons that show and close dialogs; their values say which.
pub const SHOW: &str = "show";
pub const CLOSE: &str = "close";

/// A button that shows a dialog. Before the WASM is there the browser does it by itself.
pub fn open_dialog(dialog: &str, class: &str, key: Option<&str>, label: Markup) -> Markup {
    html! {
        button class=(class) type="button" name=(SHOW) value=(dialog) aria-haspopup="dialog" aria-keyshortcuts=[key]
            popovertarget=(dialog) { (label) }
    }
}

/// A button that asks.
pub fn open_start(class: &str, key: Option<&str>, label: Markup) -> Markup {
    open_dialog(DIALOG, class, key, label)
}

pub fn start_dialog(known: &Known) -> Markup {
    let screens = [
        ("extended", t!("console.extended"), t!("console.extended_hint")),
        ("mirrored", t!("console.mirrored_screen"), t!("console.mirrored_hint")),
        ("none", t!("console.no_wall"), t!("console.no_wall_hint")),
    ];
    // Only the door.
    let screens = &screens[..if known.live.door.open { 2 } else { 3 }];
    html! {
        dialog.dialog.stack id=(DIALOG) popover="auto" aria-labelledby="start-title" {
            h2 #start-title { (t!("console.start_title")) }
            p { (t!("console.start_hint")) }
            form.stack method="post" action=(at::START) target="_blank" {
                input type="hidden" name="class" value=(known.live.class.id);
                fieldset.stack.tight {
                    legend.legend { (t!("console.your_screen")) }
                    div.choices-list {
                        @for (value, label, hint) in screens {
                            label.choice data-key=(value) {
                                input type="radio" name="screens" value=(value) checked[*value == "extended"];
                                span { (label) small { (hint) } }
                            }
                        }
                    }
                }
                div.dialog-actions {
                    button.button type="button" name=(CLOSE) value=(DIALOG) popovertarget=(DIALOG) popovertargetaction="hide" {
                        (t!("console.not_now"))
                    }
                    button.button.primary autofocus { (icon(IconName::Presentation)) (t!("console.start")) }
                }
            }
        }
    }
}
