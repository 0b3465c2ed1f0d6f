use domain::refusal::Sentence;
use leptos::prelude::*;

use crate::ui::{Problem, in_textarea};

/// A labelled field of several lines; keeps what was typed.
#[component]
pub fn Area(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    rows: u8,
    #[prop(optional)] optional: bool,
    #[prop(optional_no_strip)] problem: Option<Sentence>,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let mut described = Vec::new();
    if !hint.is_empty() {
        described.push(hint_id.clone());
    }
    if problem.is_some() {
        described.push(problem_id.clone());
    }
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="field">
            <label class="field-label" for=name.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <textarea class="input" id=name.clone() name=name rows=rows.to_string() autocomplete="off" spellcheck="false"
                aria-describedby=described aria-invalid=invalid required=!optional dir="auto"
                inner_html=in_textarea(&value)></textarea>
            <Problem id=problem_id problem/>
        </div>
    }
}
