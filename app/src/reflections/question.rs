//! A question of one's own begins here: the question first, then the page to write on. A plain form; it needs no WASM.

use domain::words::LONGEST_QUESTION;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::QuestionPage;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, Header, HiddenFields, Icon, IconName, Problem, SkipLink, names};

#[component]
pub fn Question(page: QuestionPage) -> impl IntoView {
    let problem = Refused::from_address().map(|refused| refused.sentence);
    let hidden = vec![
        ("do", "begin".to_owned()),
        ("command", page.first.to_string()),
        ("person", page.me.to_string()),
        ("reflection", page.reflection.to_string()),
        ("class", page.class.to_string()),
    ];
    let invalid = problem.is_some().then_some("true");
    view! {
        <Title text=t!("reflections.question_title")/>
        <SkipLink/>
        <Header home="/home" place=page.class_name person=page.name picture=page.picture person_page="/home"/>
        <main id="main" class="page reading stack loose">
            <div class="stack tight">
                <h1>{t!("reflections.question_title")}</h1>
                <p class="lead">{t!("reflections.question_lead")}</p>
            </div>
            <form class="stack" method="post" action=COMMANDS autocomplete="off">
                <HiddenFields of=hidden/>
                <div class="field">
                    <label class="field-label question" for="question">{t!("reflections.my_question")}</label>
                    <p class="field-hint" id="question-hint">{t!("reflections.question_hint")}</p>
                    <textarea class="input" id="question" name="question" rows="2" maxlength=LONGEST_QUESTION.to_string() required dir="auto"
                        autocomplete="off" aria-describedby="question-hint question-problem" aria-invalid=invalid></textarea>
                    <Problem id="question-problem" problem/>
                </div>
                <div class="row">
                    <button class="button primary big"><Icon name=IconName::Pencil/>{t!("reflections.start_writing")}</button>
                    <a class="button quiet" href="/home">{t!("reflections.not_now")}</a>
                </div>
                <p class="note"><Icon name=IconName::Lock/><span>{t!("reflections.question_seen_by", readers = names(&page.teachers))}</span></p>
            </form>
        </main>
    }
}
