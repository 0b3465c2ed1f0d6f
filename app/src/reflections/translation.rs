//! A translation of the newest version, marked as the student's own.

use domain::id::{CommandId, TranslationId};
use domain::reflections::PieceView;
use domain::words::LONGEST_PIECE;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use maud::{Markup, html};

use super::mine::Mine;
use super::more::language_options;
use crate::offline::{Told, take_one};
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon};

/// The form's id: emptied when its translation is kept.
const FORM: &str = "translating";

/// Takes the form over. Each wording is a translation of its own: what is typed while one is on its way is the next.
#[derive(Clone, Copy)]
pub struct Translating {
    next: RwSignal<TranslationId>,
    on_their_way: StoredValue<Vec<String>>,
}

impl Translating {
    pub fn new(first: TranslationId) -> Self {
        Self { next: RwSignal::new(first), on_their_way: StoredValue::new(Vec::new()) }
    }

    /// The id of the translation that the form makes.
    pub fn next(self) -> TranslationId {
        self.next.get()
    }

    /// False if it is another form. The same said again while it is on its way does nothing.
    pub fn takes(self, event: &SubmitEvent, told: impl FnOnce(Told) + 'static) -> bool {
        let Some(said) = said(event) else { return false };
        if self.on_their_way.with_value(|known| known.contains(&said)) {
            event.prevent_default();
            return true;
        }
        let typed = said.clone();
        let hears = move |outcome: Told| {
            // The page may be gone by now.
            if self.on_their_way.try_update_value(|known| known.retain(|known| *known != typed)).is_none() {
                return;
            }
            if outcome.1.is_ok() {
                empty(&typed);
            }
            told(outcome);
        };
        if take_one(event, CommandId::mint(), hears) {
            self.on_their_way.update_value(|known| known.push(said));
            self.next.set(TranslationId::mint());
        }
        true
    }
}

/// What stands in the form that was sent, if it is this one.
#[cfg(feature = "hydrate")]
fn said(event: &SubmitEvent) -> Option<String> {
    use wasm_bindgen::JsCast;
    let form: web_sys::HtmlFormElement = event.target()?.dyn_into().ok()?;
    (form.id() == FORM).then(|| stands(&form))
}

#[cfg(not(feature = "hydrate"))]
fn said(_event: &SubmitEvent) -> Option<String> {
    None
}

#[cfg(feature = "hydrate")]
fn stands(form: &web_sys::HtmlFormElement) -> String {
    let field = crate::offline::fields(form, None);
    ["language", "words"].map(|name| field(name).unwrap_or_default()).join("\n")
}

/// A translation that was added is done: the next one begins empty, unless it has begun already.
#[cfg(feature = "hydrate")]
fn empty(sent: &str) {
    use wasm_bindgen::JsCast;
    let form = document().get_element_by_id(FORM);
    let form = form.and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok());
    if let Some(form) = form.filter(|form| stands(form) == sent) {
        form.reset();
    }
}

#[cfg(not(feature = "hydrate"))]
fn empty(_sent: &str) {}

pub fn add_translation(piece: &PieceView, mine: Mine, translation: TranslationId) -> Markup {
    let mut hidden = mine.hidden("translate", 6);
    hidden.extend([("translation", translation.to_string()), ("version", piece.stage.version().to_string())]);
    html! {
        details.fold {
            summary { (icon(IconName::Globe)) (t!("reflections.add_translation")) }
            form.fold-body.stack id=(FORM) method="post" action=(COMMANDS) autocomplete="off" {
                (hidden_fields(&hidden))
                div.field {
                    label.field-label for="translation-language" { (t!("reflections.language")) }
                    select.input #translation-language name="language" autocomplete="off" required { (language_options("")) }
                }
                div.field {
                    label.field-label for="translation-words" { (t!("reflections.translation_words")) }
                    textarea.input #translation-words name="words" rows="4" dir="auto" autocomplete="off" required
                        maxlength=(LONGEST_PIECE) {}
                }
                div { button.button { (t!("reflections.add_this")) } }
            }
        }
    }
}
