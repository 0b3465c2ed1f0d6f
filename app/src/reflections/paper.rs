//! The sheet itself, with what opens a door into it.

use domain::words::LONGEST_PIECE;
use leptos::prelude::*;

use super::desk::Desk;
use super::problem::problem;
use crate::offline::Refused;
use crate::t;
use crate::ui::problem_of;

/// What is typed here survives the arrival of the WASM: the words of the start are the element's content, never a bound value.
#[component]
pub fn Paper(desk: Desk, start: String, refused: Option<Refused>) -> impl IntoView {
    let problem = problem(desk, refused, "words");
    let invalid = Signal::derive(move || problem.with(Option::is_some).then_some("true"));
    view! {
        <label class="unseen" for="words">{t!("reflections.your_answer")}</label>
        <textarea class="input writing" id="words" name="words" rows="7" maxlength=LONGEST_PIECE.to_string() dir="auto" autocomplete="off"
            aria-describedby="words-problem privacy" aria-invalid=invalid node_ref=desk.paper inner_html=content(&start)></textarea>
        {problem_of("words-problem".into(), problem)}
    }
}

/// Text as the content of a textarea. In a page, the browser leaves a first line end out, so the server puts one before it; where the
/// browser sets the content itself, it leaves nothing out.
pub fn content(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 1);
    if cfg!(feature = "ssr") && !text.is_empty() {
        html.push('\n');
    }
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
}

/// Sentence starters, and the stems of every reflection. Before the WASM has arrived they are buttons of the form.
#[component]
pub fn Starters(desk: Desk, starters: Vec<String>) -> impl IntoView {
    let stems = [t!("reflections.stem_what"), t!("reflections.stem_why"), t!("reflections.stem_next")];
    view! {
        <div class="starters" role="group" aria-label=t!("reflections.starters")>
            {starters.into_iter().chain(stems).map(|starter| {
                let said = starter.clone();
                let start = move |ev: leptos::ev::MouseEvent| {
                    ev.prevent_default();
                    desk.start_with(&said);
                };
                view! {
                    <button class="starter" name="starter" value=starter.clone() formnovalidate on:click=start dir="auto">{starter.clone()}</button>
                }
            }).collect_view()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_text_and_nothing_else() {
        let typed = "</textarea><script>alert(1)</script> & سلام";
        assert_eq!(content(typed), "\n&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; سلام");
        assert_eq!(content(""), "");
        assert_eq!(content("\n\nx"), "\n\n\nx");
    }
}
