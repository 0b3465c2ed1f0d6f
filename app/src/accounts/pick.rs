use domain::refusal::Sentence;
use leptos::prelude::*;

use crate::messages::Locale;
use crate::ui::Problem;

/// A labelled list to choose one from: `options` are values with their words.
#[component]
pub fn Pick(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    options: Vec<(String, String)>,
    #[prop(optional, into)] value: String,
    #[prop(optional_no_strip)] problem: Option<Sentence>,
    /// Words in other languages say which.
    #[prop(optional)]
    languages: bool,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{name}-hint"), format!("{name}-problem"));
    let described: Vec<_> = [(!hint.is_empty(), &hint_id), (problem.is_some(), &problem_id)]
        .into_iter()
        .filter(|(there, _)| *there)
        .map(|(_, id)| id.clone())
        .collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    let invalid = problem.is_some().then_some("true");
    let options = options.into_iter().map(|(own, words)| {
        let lang = languages.then(|| Locale::named(&own).map(Locale::lang)).flatten();
        view! { <option value=own.clone() selected=own == value lang=lang>{words}</option> }
    });
    view! {
        <div class="field">
            <label class="field-label" for=name.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <select class="input" id=name.clone() name=name aria-describedby=described aria-invalid=invalid>
                {options.collect_view()}
            </select>
            <Problem id=problem_id problem/>
        </div>
    }
}
