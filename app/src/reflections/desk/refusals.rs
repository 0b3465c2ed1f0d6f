//! Why something could not be done, beside the field that it is about.

use domain::refusal::{Refusal, Sentence};
use leptos::prelude::document;

use super::Desk;
use crate::reflections::places::FIELDS;
use crate::ui::{problem_place, put};

impl Desk {
    /// Of sharing; none: nothing stands in the way.
    pub(super) fn refuses(self, refusal: Option<&Refusal>) {
        for field in FIELDS {
            let sentence = match refusal {
                None => None,
                Some(Refusal::Invalid { faults }) => {
                    faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone())
                }
                Some(other) => (field == "send").then(|| other.sentence()),
            };
            says(field, sentence.as_ref());
        }
    }
}

/// Puts the sentence into the field's place; none takes it away.
pub fn says(field: &str, sentence: Option<&Sentence>) {
    let name = [field, "-problem"].concat();
    let Some(place) = document().get_element_by_id(&name) else { return };
    put(&place, &problem_place(&name, sentence));
    let described = ["main [aria-describedby~=\"", &name, "\"]:not(button)"].concat();
    let Ok(Some(element)) = document().query_selector(&described) else { return };
    let _ = match sentence {
        Some(_) => element.set_attribute("aria-invalid", "true"),
        None => element.remove_attribute("aria-invalid"),
    };
}
