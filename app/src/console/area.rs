use domain::refusal::Sentence;
use domain::words::LONGEST_REPLY;
use leptos::prelude::*;

use crate::ui::Problem;

/// A text field of several lines. What it starts with is written into the page and never over what was typed since.
#[component]
pub fn Area(
    #[prop(into)] id: String,
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] value: String,
    #[prop(default = 2)] rows: u32,
    #[prop(optional, into)] problem: Signal<Option<Sentence>>,
    /// Called with what stands in the field, at each change.
    #[prop(optional, into)]
    on_typed: Option<Callback<String>>,
    #[prop(optional, into)] on_left: Option<Callback<()>>,
) -> impl IntoView {
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = {
        let (hint_id, problem_id, has_hint) = (hint_id.clone(), problem_id.clone(), !hint.is_empty());
        move || match (has_hint, problem.get().is_some()) {
            (true, true) => Some(format!("{hint_id} {problem_id}")),
            (true, false) => Some(hint_id.clone()),
            (false, true) => Some(problem_id.clone()),
            (false, false) => None,
        }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id.clone()>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <textarea class="input" id=id name=name rows=rows maxlength=LONGEST_REPLY dir="auto" aria-describedby=described
                aria-invalid=move || problem.get().map(|_| "true")
                on:input:target=move |ev| if let Some(on_typed) = on_typed { on_typed.run(ev.target().value()) }
                on:blur=move |_| if let Some(on_left) = on_left { on_left.run(()) }
                inner_html=escaped(&value)></textarea>
            {move || view! { <Problem id=problem_id.clone() problem=problem.get()/> }}
        </div>
    }
}

/// Text as the inside of an element. (As a child, an empty text would be hydrated from a blank that then stands in the field.)
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_stays_text() {
        assert_eq!(escaped("</textarea><script>a & b"), "&lt;/textarea&gt;&lt;script&gt;a &amp; b");
    }
}
