//! The other forms of the page: what a student does with a piece that is shared. Each becomes a command, and the page stays where it is.

use domain::command_form::Deed;
use domain::feedback::Outcome;
use domain::refusal::Sentence;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlButtonElement, HtmlInputElement, SubmitEvent};

use super::Desk;
use super::refusals::says;
use super::translation::Translating;
use crate::messages::sentence;
use crate::offline::{Told, taking_over};
use crate::ui::{Saving, hear};

impl Desk {
    pub(super) fn takes_forms(self) {
        let (translating, takes) = (Translating::default(), taking_over(move |told| self.heard(told)));
        hear("submit", move |event| {
            let event: SubmitEvent = event.unchecked_into();
            if self.is_sent(&event) {
                return;
            }
            if let Some(field) = missing_reason(&event) {
                event.prevent_default();
                says(&field.id(), Some(&Sentence::new("feedback.say_why")));
                let _ = field.focus();
            } else if !translating.takes(&event, move |told| self.heard(told)) {
                takes(&event);
            }
        });
    }

    fn heard(self, (deed, outcome): Told) {
        match (outcome, deed) {
            (Err(why), _) => self.say(Saving::Failed(sentence(&why.sentence))),
            // There is another page to write on.
            (Ok(_), Deed::TakeBack) => spawn_local(async move {
                self.say(Saving::Saved);
                self.begins_again().await;
            }),
            (Ok(_), _) => {
                self.say(Saving::Saved);
                self.renew();
            }
        }
    }
}

/// Another way has its reason: asked for here, before it is refused there. The field it is missing in.
fn missing_reason(event: &SubmitEvent) -> Option<HtmlInputElement> {
    let pressed = event.submitter()?.dyn_into::<HtmlButtonElement>().ok()?;
    if pressed.name() != "outcome" || pressed.value() != Outcome::Other.name() {
        return None;
    }
    let words = pressed.form()?.elements().named_item("words")?.dyn_into::<HtmlInputElement>().ok()?;
    words.value().trim().is_empty().then_some(words)
}
