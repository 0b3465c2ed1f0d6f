//! `/class/{id}/exit`: the five-minute exit question, the shortest whole use. Three questions, one press.

use domain::accounts::Me;
use domain::id::{ClassId, PromptId};
use domain::prompts::AnswerPlan;
use leptos::prelude::*;

use super::frame::{Frame, Trouble};
use super::shelf::plan_name;
use crate::error::AppError;
use crate::t;
use crate::ui::{Icon, IconName};

#[derive(Clone, Debug)]
pub struct ExitQuestion {
    pub id: String,
    pub question: String,
}

pub struct ExitPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Minted with the page: pressed twice, released once.
    pub prompt: PromptId,
    pub questions: Vec<ExitQuestion>,
    pub door_open: bool,
    pub error: Option<AppError>,
}

impl ExitPage {
    pub fn view(self) -> impl IntoView {
        let back = format!("/class/{}", self.class);
        let questions = self
            .questions
            .into_iter()
            .enumerate()
            .map(|(at, question)| {
                view! {
                    <label class="choice">
                        <input type="radio" name="prompt" value=question.id checked={at == 0} required/>
                        <span class="prompt-text">{question.question}</span>
                    </label>
                }
            })
            .collect_view();
        let plans = [AnswerPlan::Nobody, AnswerPlan::Together]
            .map(|plan| {
                view! {
                    <label class="choice">
                        <input type="radio" name="plan" value=plan.name() checked={plan == AnswerPlan::Nobody}/>
                        <span>{plan_name(plan)}</span>
                    </label>
                }
            })
            .collect_view();
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=back.clone() dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("prompts.exit_title")}</h1>
                    <p class="lead">{t!("prompts.exit_why")}</p>
                </div>
                <form class="stack" method="post" action=format!("{back}/exit")>
                    <Trouble error=self.error/>
                    <input type="hidden" name="id" value=self.prompt.to_string()/>
                    <fieldset class="stack tight">
                        <legend class="legend">{t!("prompts.exit_pick")}</legend>
                        <div class="choices-list">{questions}</div>
                    </fieldset>
                    <fieldset class="stack tight">
                        <legend class="legend">{t!("prompts.who")}</legend>
                        <div class="choices">{plans}</div>
                    </fieldset>
                    <p class="note">
                        <Icon name=IconName::Info/>
                        <span>{if self.door_open { t!("prompts.exit_now") } else { t!("prompts.exit_opens_door") }}</span>
                    </p>
                    <div class="row">
                        <button class="button primary big"><Icon name=IconName::Send/>{t!("prompts.exit_ask")}</button>
                        <a class="button quiet" href=format!("{back}/prompts")>{t!("prompts.exit_other")}</a>
                    </div>
                </form>
            </Frame>
        }
    }
}
