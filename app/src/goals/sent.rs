//! A goal page's forms in the browser: each is sent as a command, the page stays where it is, and a refusal stands beside its field.

use domain::command_form::{Deed, GoalDeed};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlFormElement};

use super::mine::field_id;
use crate::messages::sentence;
use crate::offline::{Refused, Told, take_over};
use crate::ui::{hear, say_once};

/// What was done, and by which form.
pub type Done = (GoalDeed, String);

/// Hears the page's forms. `done` is told what was carried out.
pub fn take_forms(refused: RwSignal<Option<Refused>>, done: Callback<Done>) {
    // The form that is on its way; there is one at a time.
    let sent = StoredValue::new(None::<String>);
    let act = take_over(Callback::new(move |(deed, outcome): Told| {
        let form = sent.try_update_value(Option::take).flatten().unwrap_or_default();
        match (deed, outcome) {
            (Deed::Goal(deed), Ok(_)) => {
                refused.set(None);
                done.run((deed, form));
            }
            (_, Ok(_)) => {}
            (_, Err(why)) => {
                say_once(&sentence(&why.sentence));
                let at = field_id(&form, &why.at);
                let field = document().get_element_by_id(&at);
                // What belongs to no field that is shown is said above the form.
                let at = if field.is_some() { at } else { form };
                refused.set(Some(Refused { at, sentence: why.sentence }));
                let _ = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()).map(|field| field.focus());
            }
        }
    }));
    hear("submit", move |event| {
        let event: SubmitEvent = event.unchecked_into();
        if sent.with_value(Option::is_some) {
            event.prevent_default();
            return;
        }
        sent.set_value(event.target().map(|form| form.unchecked_into::<Element>().id()));
        act.run(event.clone());
        // A form that is no command of ours goes its own way.
        if !event.default_prevented() {
            sent.set_value(None);
        }
    });
}

/// A form that was carried out is ready to be used again.
pub fn clear(form: &str) {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    if let Some(form) = form {
        form.reset();
    }
}

/// Goes on at a thing of the page that was made anew, as soon as it is drawn.
#[cfg(feature = "hydrate")]
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        let there = document().get_element_by_id(&id).and_then(|there| there.dyn_into::<HtmlElement>().ok());
        let _ = there.map(|there| there.focus());
    });
}

#[cfg(not(feature = "hydrate"))]
pub fn focus_on(_id: String) {}
