//! The sentence beside a field of the editor.

use domain::refusal::Sentence;
use maud::Markup;

use crate::offline::Refused;
use crate::ui::problem_place;

/// What sharing was refused for, by the form that brought the reader back to this page.
pub struct Problems(pub Option<Refused>);

impl Problems {
    pub fn at(&self, field: &'static str) -> Option<Sentence> {
        self.0.as_ref().filter(|refused| refused.at == field).map(|refused| refused.sentence.clone())
    }

    /// For the field's `aria-invalid`.
    pub fn invalid(&self, field: &'static str) -> Option<&'static str> {
        self.at(field).map(|_| "true")
    }

    /// The line, with the id that the field's `aria-describedby` names.
    pub fn line(&self, field: &'static str) -> Markup {
        problem_place(&[field, "-problem"].concat(), self.at(field).as_ref())
    }
}
