use domain::prompts::AnswerPlan;
use leptos::form::ActionForm;
use leptos::prelude::*;

use crate::console::api::ClosePrompt;
use crate::console::desk::desk;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName, Problem};

pub fn plan_words(plan: AnswerPlan) -> String {
    match plan {
        AnswerPlan::Everyone => t!("console.plan_everyone"),
        AnswerPlan::Few => t!("console.plan_few"),
        AnswerPlan::Together => t!("console.plan_together"),
        AnswerPlan::Nobody => t!("console.plan_nobody"),
    }
}

/// The question that is asked now, who will be answered, and the way to another.
#[component]
pub fn PromptFold() -> impl IntoView {
    let desk = desk();
    let close = ServerAction::<ClosePrompt>::new();
    let prompt = Memo::new(move |_| desk.live.with(|view| view.prompt.clone()));
    let problem = move || close.value().with(|v| v.as_ref().and_then(|v| v.as_ref().err().map(|e| e.sentence())));
    view! {
        <details class="fold">
            <summary><Icon name=IconName::BookOpen/>{move || if prompt.get().is_some() { t!("console.prompt_open") } else { t!("console.prompt_none") }}</summary>
            <div class="fold-body stack tight">
                {move || prompt.get().map(|prompt| view! {
                    <div><AccessTag point=prompt.access_point/></div>
                    <p dir="auto"><strong>{prompt.question}</strong></p>
                    <p class="small quiet-text">{plan_words(prompt.plan)}</p>
                    <ActionForm action=close>
                        <input type="hidden" name="prompt" value=prompt.id.to_string()/>
                        <button class="button">{t!("console.close_prompt")}</button>
                    </ActionForm>
                })}
                <p><a class="button" href=format!("/class/{}/prompts", desk.class) rel="external">{t!("console.choose_prompt")}</a></p>
                {move || view! { <Problem id="prompt-problem" problem=problem()/> }}
            </div>
        </details>
    }
}
