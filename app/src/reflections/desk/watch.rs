//! What the desk hears of the page: typing, leaving, coming back.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, SubmitEvent};

use super::reading::{self, Unread};
use super::share::Say;
use super::{Desk, preview};
use crate::address::go;
use crate::offline;
use crate::reflections::places::{NEWEST, SEE, STARTER, WHICH};
use crate::ui::{hear, hear_on_the_way_down, pressed};

impl Desk {
    /// Reads the fields after every change, and once when the page has come alive: what was typed before is read like the rest.
    pub(super) fn watch(self) {
        self.read_soon(Unread::Typed);
        hear("input", move |_| self.read_soon(Unread::Typed));
        hear("change", move |_| self.read_soon(Unread::Typed));
        hear("focusout", move |_| self.read_soon(Unread::Left));
        // A preview that was folded away says what is typed when somebody looks.
        hear_on_the_way_down("toggle", move |_| {
            self.read_now();
            preview::preview(&self.0.typed.borrow().words);
        });
        hear("beforeunload", move |event| {
            self.read_now();
            if self.is_at_risk() {
                event.prevent_default();
                // While the browser asks, it is on its way already.
                self.save();
            }
        });
        // A page that goes is hidden as well, after it has said its last words.
        let gone = std::rc::Rc::new(std::cell::Cell::new(false));
        let is_gone = gone.clone();
        hear("visibilitychange", move |_| {
            if document().hidden() && !is_gone.get() {
                self.out_of_sight();
            }
        });
        let goes = gone.clone();
        hear("pagehide", move |_| {
            goes.set(true);
            self.last_words();
        });
        // Come back to as it was left.
        hear("pageshow", move |_| gone.set(false));
        hear("click", move |event| match pressed(&event) {
            Some((name, starter)) if name == STARTER => {
                event.prevent_default();
                self.start_with(&starter);
            }
            Some((name, value)) if name == SEE => self.sees(value == NEWEST),
            Some((name, which)) if name == WHICH => self.decides(&which),
            _ => {}
        });
    }

    /// The form itself was sent: shares, or keeps without leaving the page. False for another form.
    pub(super) fn is_sent(self, event: &SubmitEvent) -> bool {
        let Some(form) = reading::form() else { return false };
        if event.target().as_deref() != Some(form.as_ref()) {
            return false;
        }
        event.prevent_default();
        self.read_now();
        let fields = offline::fields(&form, None);
        let yes = |name: &str| fields(name).is_some();
        let button = event.submitter().and_then(|button| button.dyn_into::<HtmlButtonElement>().ok());
        if button.is_some_and(|button| button.value() == "share") {
            let waits = yes("waits") && self.0.typed.borrow().ask.wants_an_answer();
            self.share(Say { waits, wall_consent: yes("wall_consent"), confirmed: yes("confirmed") });
        } else {
            self.keep(|| go("/home"));
        }
        true
    }
}
