use domain::prompts::AnswerPlan;
use maud::{Markup, html};

use crate::console::api::at;
use crate::console::known::Known;
use crate::messages::Said;
use crate::said;
use crate::ui::{IconName, access_tag, icon, problem_line};

fn plan_words(plan: AnswerPlan) -> Said {
    match plan {
        AnswerPlan::Everyone => said!("console.plan_everyone"),
        AnswerPlan::Few => said!("console.plan_few"),
        AnswerPlan::Together => said!("console.plan_together"),
        AnswerPlan::Nobody => said!("console.plan_nobody"),
    }
}

/// The question that is asked now, who will be answered, and the way to another.
pub fn prompt_fold(known: &Known) -> Markup {
    let prompt = known.live.prompt.as_ref();
    html! {
        details.fold data-key="prompt" {
            summary {
                (icon(IconName::BookOpen))
                @if prompt.is_some() { (said!("console.prompt_open")) } @else { (said!("console.prompt_none")) }
            }
            div.fold-body.stack.tight {
                @if let Some(prompt) = prompt {
                    div data-key="point" { (access_tag(prompt.access_point)) }
                    p data-key="question" dir="auto" { strong { (prompt.question) } }
                    p.small.quiet-text data-key="plan" { (plan_words(prompt.plan)) }
                    form data-key="close" method="post" action=(at::CLOSE_PROMPT) {
                        input type="hidden" name="prompt" value=(prompt.id);
                        button.button { (said!("console.close_prompt")) }
                    }
                }
                p data-key="choose" {
                    a.button href=(known.of_class("/prompts")) { (said!("console.choose_prompt")) }
                }
                (problem_line("prompt-problem", known.problem(at::CLOSE_PROMPT).as_ref()))
            }
        }
    }
}
