//! Before you write: who reads it, who is answered, and that nobody else sees it.

use domain::prompts::AnswerPlan;
use leptos::prelude::*;

use super::api::Asked;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName, names, teacher};

#[component]
pub fn WriteHead(asked: Asked) -> impl IntoView {
    let from = if asked.own {
        t!("reflections.your_own_question")
    } else {
        t!("reflections.asked_by", teacher = teacher(&asked.readers))
    };
    view! {
        <div class="write-head">
            <div class="row"><AccessTag point=asked.access_point/><span class="small quiet-text">{from}</span></div>
            <h1 dir="auto">{asked.question}</h1>
        </div>
    }
}

#[component]
pub fn Before(asked: Asked) -> impl IntoView {
    view! {
        <aside class="card sunk plan" aria-labelledby="plan">
            <h2 id="plan">{t!("reflections.before_you_write")}</h2>
            <p class="note"><Icon name=IconName::Eye/><span>{t!("reflections.will_read", readers = names(&asked.readers))}</span></p>
            <p class="note"><Icon name=IconName::MessageCircle/><span>{answer_sentence(&asked)}</span></p>
            <p class="note"><Icon name=IconName::Lock/><span>{t!("reflections.nobody_else")}</span></p>
        </aside>
    }
}

/// Who is answered, said before anything is written.
pub fn answer_sentence(asked: &Asked) -> String {
    let who = teacher(&asked.readers);
    match (asked.plan, asked.in_plan) {
        (Some(AnswerPlan::Everyone), _) => t!("reflections.plan_everyone", teacher = who),
        (Some(AnswerPlan::Few), true) => t!("reflections.plan_few_you"),
        (Some(AnswerPlan::Few), false) => t!("reflections.plan_few", teacher = who),
        (Some(AnswerPlan::Together), _) => t!("reflections.plan_together", teacher = who),
        (Some(AnswerPlan::Nobody), _) => t!("reflections.plan_nobody"),
        (None, true) => t!("reflections.plan_you", teacher = who),
        (None, false) => t!("reflections.plan_not_you", teacher = who),
    }
}
