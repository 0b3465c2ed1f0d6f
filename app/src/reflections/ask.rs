//! *What do you need from me?*

use domain::reflections::{Ask, DraftWords};
use domain::words::LONGEST_SENTENCE;
use leptos::prelude::*;

use super::api::Asked;
use super::desk::Desk;
use super::problem::problem;
use crate::offline::Refused;
use crate::t;
use crate::ui::{problem_of, teacher};

/// What is asked, as its student says it.
pub fn ask_name(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("reflections.ask_clear"),
        Ask::Part => t!("reflections.ask_part"),
        Ask::JustRead => t!("reflections.ask_just_read"),
        Ask::Nothing => t!("reflections.ask_nothing"),
        Ask::Own => t!("reflections.ask_own"),
    }
}

#[component]
pub fn AskFields(desk: Desk, asked: Asked, start: DraftWords, refused: Option<Refused>) -> impl IntoView {
    let problem = problem(desk, refused, "ask_words");
    let invalid = Signal::derive(move || problem.with(Option::is_some).then_some("true"));
    let who = teacher(&asked.readers);
    view! {
        <fieldset class="stack tight">
            <legend class="legend question">{t!("reflections.what_do_you_need")}</legend>
            <div class="choices">
                {Ask::ALL.iter().map(|ask| view! {
                    <label class="choice">
                        <input type="radio" name="ask" value=ask.name() checked=*ask == start.ask/>
                        <span>{ask_name(*ask)}</span>
                    </label>
                }).collect_view()}
            </div>
        </fieldset>
        <div class="field own-ask">
            <label class="field-label" for="ask_words">{t!("reflections.ask_words")}</label>
            <input class="input" id="ask_words" name="ask_words" type="text" value=start.ask_words maxlength=LONGEST_SENTENCE.to_string()
                dir="auto" autocomplete="off" aria-describedby="ask_words-problem" aria-invalid=invalid/>
            {problem_of("ask_words-problem".into(), problem)}
        </div>
        {(!asked.in_plan).then(|| view! {
            <label class="choice block ask-waits">
                <input type="checkbox" name="waits" value="yes" checked=true/>
                <span>{t!("reflections.let_it_wait", teacher = who)}<small>{t!("reflections.let_it_wait_hint")}</small></span>
            </label>
        })}
    }
}
