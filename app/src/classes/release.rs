//! Putting a prompt before the class: who will be answered, and when.

use domain::classes::AccessPoint;
use domain::id::{ClassId, PersonId, PromptId};
use domain::prompts::AnswerPlan;
use leptos::prelude::*;

use super::frame::Trouble;
use crate::error::AppError;
use crate::t;
use crate::ui::{AccessTag, Field, Icon, IconName, Problem};

/// Where the wording comes from, as the form carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    Bank(String),
    Kept(String),
}

/// The release as it was typed so far.
#[derive(Clone, Debug)]
pub struct ReleaseTyped {
    /// Minted with the form: pressed twice, released once.
    pub id: PromptId,
    pub chosen: Chosen,
    pub point: AccessPoint,
    pub question: String,
    pub plan: String,
    /// Everybody on the roster: who, and whether they are picked.
    pub students: Vec<(PersonId, String, bool)>,
    /// The longest-waiting, by name.
    pub waiting: Vec<String>,
    pub later: bool,
    /// As a `datetime-local` field writes it.
    pub at: String,
    pub error: Option<AppError>,
}

#[component]
pub fn NothingChosen() -> impl IntoView {
    view! {
        <section id="release" class="card stack" aria-labelledby="release-title">
            <h2 id="release-title">{t!("prompts.release_title")}</h2>
            <p class="quiet-text">{t!("prompts.nothing_chosen")}</p>
        </section>
    }
}

#[component]
pub fn Release(class: ClassId, release: ReleaseTyped) -> impl IntoView {
    let fault = |field: &str| release.error.as_ref().and_then(|error| error.fault(field));
    let (at, question) = (fault("at"), fault("question"));
    let (from, id) = match &release.chosen {
        Chosen::Bank(id) => ("prompt", id.clone()),
        Chosen::Kept(id) => ("kept", id.clone()),
    };
    let (later, at_value) = (release.later, release.at.clone());
    view! {
        <form id="release" class="card stack" method="post" action=format!("/class/{class}/release") aria-labelledby="release-title">
            <h2 id="release-title">{t!("prompts.release_title")}</h2>
            <Trouble error=release.error.clone()/>
            <input type="hidden" name="id" value=release.id.to_string()/>
            <input type="hidden" name=from value=id/>
            <div class="stack tight">
                <AccessTag point=release.point/>
                <p class="prompt-text" dir="auto">{release.question.clone()}</p>
                <Problem id="question-problem" problem=question/>
            </div>
            <WhoIsAnswered release/>
            <p class="note"><Icon name=IconName::Eye/><span>{t!("prompts.students_see")}</span></p>
            <fieldset class="stack tight">
                <legend class="legend">{t!("prompts.when")}</legend>
                <div class="choices">
                    <label class="choice">
                        <input type="radio" name="when" value="now" checked=!later/><span>{t!("prompts.now")}</span>
                    </label>
                    <label class="choice">
                        <input type="radio" name="when" value="at" checked=later/><span>{t!("prompts.at_a_time")}</span>
                    </label>
                </div>
            </fieldset>
            <div class="at-time">
                <Field name="at" label=t!("prompts.time") kind="datetime-local" value=at_value optional=true problem=at/>
            </div>
            <button class="button primary wide"><Icon name=IconName::Send/>{t!("prompts.release")}</button>
        </form>
    }
}

#[component]
fn WhoIsAnswered(release: ReleaseTyped) -> impl IntoView {
    let problem = release.error.as_ref().and_then(|error| error.fault("answered"));
    let nobody_there = release.students.is_empty();
    let few = match release.waiting.as_slice() {
        [] => t!("prompts.few_pick"),
        names => t!("prompts.few_waiting", names = names.join(", ")),
    };
    let plans = [
        (AnswerPlan::Few, t!("prompts.few"), few),
        (AnswerPlan::Everyone, t!("prompts.everyone"), String::new()),
        (AnswerPlan::Together, t!("prompts.together"), t!("prompts.together_hint")),
        (AnswerPlan::Nobody, t!("prompts.nobody"), String::new()),
    ];
    let picked = release.plan;
    let choices = plans
        .into_iter()
        .filter(|(plan, ..)| !(nobody_there && *plan == AnswerPlan::Few))
        .map(|(plan, name, hint)| {
            let checked = plan.name() == picked;
            view! {
                <label class="choice">
                    <input type="radio" name="plan" value=plan.name() checked=checked required/>
                    <span>{name}{(!hint.is_empty()).then(|| view! { <small dir="auto">{hint}</small> })}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="stack tight">
            <legend class="legend">{t!("prompts.who")}</legend>
            <div class="choices-list">{choices}</div>
            <Problem id="answered-problem" problem/>
        </fieldset>
        {(!nobody_there).then(|| view! {
            <fieldset class="stack tight few-students">
                <legend class="legend">{t!("prompts.which_few")}</legend>
                <div class="choices">
                    {release.students.into_iter().map(|(person, name, picked)| view! {
                        <label class="choice">
                            <input type="checkbox" name="answered" value=person.to_string() checked=picked/><span dir="auto">{name}</span>
                        </label>
                    }).collect_view()}
                </div>
            </fieldset>
        })}
    }
}
