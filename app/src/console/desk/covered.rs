//! Names and work, covered: here at once, and on the wall.

use wasm_bindgen_futures::spawn_local;

use leptos::prelude::request_animation_frame;

use super::Desk;
use crate::console::api::at;
use crate::console::browser;
use crate::console::cover::COVER;
use crate::offline::post;

impl Desk {
    pub fn is_covered(self) -> bool {
        self.0.under.borrow().is_some()
    }

    pub(super) fn hide(self) {
        let under = browser::focused();
        // A dialog that is left by a press gives the focus back without the cursor, and what is typed then goes nowhere.
        if let Some(element) = &under {
            let _ = element.blur();
        }
        self.0.under.replace(Some(under));
        browser::cover(COVER);
    }

    /// Covers names and work here, and blanks the wall; or shows both again.
    pub fn cover(self, covered: bool) {
        if covered == self.is_covered() {
            return;
        }
        if covered {
            self.hide();
        } else {
            let under = self.0.under.take().flatten();
            browser::close_dialog(COVER);
            // While all is hidden nothing takes the focus back: it goes where it was once the page is seen again.
            if let Some(element) = under {
                request_animation_frame(move || drop(element.focus()));
            }
        }
        if self.known().live.door.open {
            let fields =
                ["class=", &self.class().to_string(), "&covered=", if covered { "true" } else { "false" }].concat();
            spawn_local(async move {
                // The window here is covered whatever comes of it.
                let _ = post(at::COVER, fields).await;
            });
        }
    }
}
