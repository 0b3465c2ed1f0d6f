//! The sentence beside a field of the editor.

use domain::refusal::{Refusal, Sentence};
use leptos::prelude::*;

use super::desk::Desk;
use crate::offline::Refused;

/// What sharing was refused for at this field: now, or by the form that brought the reader back to this page.
pub fn problem(desk: Desk, refused: Option<Refused>, field: &'static str) -> Signal<Option<Sentence>> {
    let before = refused.filter(|refused| refused.at == field).map(|refused| refused.sentence);
    Signal::derive(move || {
        desk.refused.with(|refusal| match refusal {
            None => before.clone(),
            Some(Refusal::Invalid { faults }) => {
                faults.iter().find(|fault| fault.field == field).map(|fault| fault.sentence.clone())
            }
            Some(other) => (field == "send").then(|| other.sentence()),
        })
    })
}
