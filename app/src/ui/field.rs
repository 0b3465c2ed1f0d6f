use domain::refusal::Sentence;
use leptos::prelude::*;
use maud::{Markup, html};

use super::{IconName, icon, shown};
use crate::messages::sentence;

/// The sentence beside a field. `id` is what the field's `aria-describedby` names.
pub fn problem_line(id: &str, problem: Option<&Sentence>) -> Markup {
    html! {
        @if let Some(problem) = problem {
            p.field-error id=(id) { (icon(IconName::TriangleAlert)) span { (sentence(problem)) } }
        }
    }
}

/// The same where a sentence may come without the page being made again: its place is always there.
pub fn problem_place(id: &str, problem: Option<&Sentence>) -> Markup {
    match problem {
        Some(_) => problem_line(id, problem),
        None => html! { p.field-error id=(id) hidden {} },
    }
}

#[component]
pub fn Problem(#[prop(into)] id: String, problem: Option<Sentence>) -> impl IntoView {
    shown(problem_line(&id, problem.as_ref()))
}

/// A labelled one-line field with its hint and its problem; keeps what was typed.
#[component]
pub fn Field(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] kind: String,
    #[prop(optional, into)] autocomplete: String,
    #[prop(optional)] most: Option<usize>,
    #[prop(optional)] optional: bool,
    #[prop(optional_no_strip)] problem: Option<Sentence>,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let described = match (!hint.is_empty(), problem.is_some()) {
        (true, true) => Some(format!("{hint_id} {problem_id}")),
        (true, false) => Some(hint_id.clone()),
        (false, true) => Some(problem_id.clone()),
        (false, false) => None,
    };
    let kind = if kind.is_empty() { "text".to_owned() } else { kind };
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="field">
            <label class="field-label" for=name.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <input class="input" id=name.clone() name=name type=kind value=value maxlength=most.map(|m| m.to_string())
                autocomplete=autocomplete aria-describedby=described aria-invalid=invalid required=!optional dir="auto"/>
            <Problem id=problem_id problem/>
        </div>
    }
}
