//! The form of a translation. Each wording is a translation of its own: what is typed while one is on its way is the next.

use std::cell::RefCell;
use std::rc::Rc;

use domain::id::{CommandId, TranslationId};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, SubmitEvent};

use crate::offline::{Told, take_one};
use crate::reflections::places::TRANSLATING;

#[derive(Clone, Default)]
pub struct Translating(Rc<RefCell<Vec<String>>>);

impl Translating {
    /// False if it is another form. The same said again while it is on its way does nothing.
    pub fn takes(&self, event: &SubmitEvent, told: impl FnOnce(Told) + 'static) -> bool {
        let Some(form) = event.target().and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) else { return false };
        if form.id() != TRANSLATING {
            return false;
        }
        let said = stands(&form);
        if self.0.borrow().contains(&said) {
            event.prevent_default();
            return true;
        }
        let (on_their_way, typed) = (self.0.clone(), said.clone());
        let hears = move |outcome: Told| {
            on_their_way.borrow_mut().retain(|known| *known != typed);
            if outcome.1.is_ok() {
                empty(&typed);
            }
            told(outcome);
        };
        if take_one(event, CommandId::mint(), hears) {
            self.0.borrow_mut().push(said);
            let next = form.elements().named_item("translation").and_then(|id| id.dyn_into::<HtmlInputElement>().ok());
            if let Some(id) = next {
                id.set_value(&TranslationId::mint().to_string());
            }
        }
        true
    }
}

fn stands(form: &HtmlFormElement) -> String {
    let field = crate::offline::fields(form, None);
    ["language", "words"].map(|name| field(name).unwrap_or_default()).join("\n")
}

/// A translation that was added is done: the next one begins empty, unless it has begun already.
fn empty(sent: &str) {
    let form = document().get_element_by_id(TRANSLATING);
    let form = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| stands(form) == sent) {
        form.reset();
    }
}
