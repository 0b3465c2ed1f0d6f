//! The sentence beside a field of the editor.

use domain::refusal::{Refusal, Sentence};
use maud::{Markup, html};

use crate::offline::Refused;
use crate::ui::problem_line;

/// What sharing was refused for: now, or by the form that brought the reader back to this page.
pub struct Problems {
    pub now: Option<Refusal>,
    pub before: Option<Refused>,
}

impl Problems {
    pub fn at(&self, field: &'static str) -> Option<Sentence> {
        match &self.now {
            None => self.before.as_ref().filter(|refused| refused.at == field).map(|refused| refused.sentence.clone()),
            Some(Refusal::Invalid { faults }) => {
                faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone())
            }
            Some(other) => (field == "send").then(|| other.sentence()),
        }
    }

    /// For the field's `aria-invalid`.
    pub fn invalid(&self, field: &'static str) -> Option<&'static str> {
        self.at(field).map(|_| "true")
    }

    /// The line, with the id that the field's `aria-describedby` names.
    pub fn line(&self, field: &'static str) -> Markup {
        html! { (problem_line(&[field, "-problem"].concat(), self.at(field).as_ref())) }
    }
}
