use domain::refusal::{Refusal, Sentence};
use leptos::prelude::*;

use crate::error::AppError;
use crate::messages::sentence;
use crate::ui::{Icon, IconName};

/// The sentence that stands beside a field.
pub fn at(error: &Option<AppError>, field: &str) -> Option<Sentence> {
    error.as_ref().and_then(|error| error.fault(field))
}

/// What is in the way of a form, above it. What belongs to one field stands there instead.
#[component]
pub fn Trouble(error: Option<AppError>) -> impl IntoView {
    error.filter(|error| !matches!(error, AppError::Refused { refusal: Refusal::Invalid { .. } })).map(|error| {
        view! {
            <div class="problem" role="alert" tabindex="-1" autofocus=true>
                <Icon name=IconName::TriangleAlert/>
                <p>{sentence(&error.sentence())}</p>
            </div>
        }
    })
}
