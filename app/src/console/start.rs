//! Opening the door and the projector: one question first, what does the class see? The form is sent by the browser itself, so that
//! the wall opens in a window of its own with nothing in the way.

#[cfg(feature = "ssr")]
use domain::id::ClassId;
use maud::{Markup, html};

#[cfg(feature = "ssr")]
use super::api::at;
#[cfg(feature = "ssr")]
use crate::said;
#[cfg(feature = "ssr")]
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

/// The question itself: a part that the server makes, again when the door opens or closes.
#[cfg(feature = "ssr")]
pub fn start_dialog(class: ClassId, is_open: bool) -> Markup {
    let screens = [
        ("extended", said!("console.extended"), said!("console.extended_hint")),
        ("mirrored", said!("console.mirrored_screen"), said!("console.mirrored_hint")),
        ("none", said!("console.no_wall"), said!("console.no_wall_hint")),
    ];
    // Only the door.
    let screens = &screens[..if is_open { 2 } else { 3 }];
    html! {
        dialog.dialog.stack id=(DIALOG) popover="auto" aria-labelledby="start-title" {
            h2 #start-title { (said!("console.start_title")) }
            p { (said!("console.start_hint")) }
            form.stack method="post" action=(at::START) target="_blank" {
                input type="hidden" name="class" value=(class);
                fieldset.stack.tight {
                    legend.legend { (said!("console.your_screen")) }
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
                        (said!("console.not_now"))
                    }
                    button.button.primary autofocus { (icon(IconName::Presentation)) (said!("console.start")) }
                }
            }
        }
    }
}
