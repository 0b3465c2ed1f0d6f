//! A teacher's own prompts, and what of a class is planned or open.

use domain::classes::AccessPoint;
use domain::id::ClassId;
use domain::prompts::{AnswerPlan, KeptPrompt, PromptDraft, PromptState, PromptView};
use leptos::prelude::*;

use super::area::Area;
use super::frame::Trouble;
use super::picks::PointPick;
use super::prompts::{choose_kept, quoted};
use super::wordings::WordingsLink;
use crate::clock_face::Time;
use crate::error::AppError;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName};

pub fn plan_name(plan: AnswerPlan) -> String {
    match plan {
        AnswerPlan::Everyone => t!("prompts.everyone"),
        AnswerPlan::Few => t!("prompts.few"),
        AnswerPlan::Together => t!("prompts.together"),
        AnswerPlan::Nobody => t!("prompts.nobody"),
    }
}

/// What is open now and what is planned; nothing when there is neither.
#[component]
pub fn Listed(class: ClassId, prompts: Vec<PromptView>) -> impl IntoView {
    (!prompts.is_empty()).then(|| view! {
        <section class="stack" aria-labelledby="listed">
            <h2 id="listed">{t!("prompts.listed")}</h2>
            <ul class="roster">{prompts.into_iter().map(|prompt| view! { <ListedPrompt class prompt/> }).collect_view()}</ul>
        </section>
    })
}

#[component]
fn ListedPrompt(class: ClassId, prompt: PromptView) -> impl IntoView {
    let plan = plan_name(prompt.plan);
    let (id, question, wordings) = (prompt.id.to_string(), prompt.question, prompt.wordings);
    let (whose, of, asked) = (question.clone(), id.clone(), question.clone());
    let button = move |action: &'static str, icon: IconName, words: String| {
        view! {
            <button class="button" name=action value=id.clone()>
                <Icon name=icon/>{words}<span class="unseen" dir="auto">": "{whose.clone()}</span>
            </button>
        }
    };
    let (state, buttons) = match prompt.state {
        PromptState::Planned { release_at } => (
            match release_at {
                Some(at) => view! { {t!("prompts.planned_for")}" "<Time at/> }.into_any(),
                None => t!("prompts.waits_closed").into_any(),
            },
            view! {
                {button("release", IconName::Send, t!("prompts.release_now"))}
                {button("drop", IconName::X, t!("prompts.drop"))}
            }
            .into_any(),
        ),
        _ => (t!("prompts.is_open").into_any(), button("close", IconName::Check, t!("prompts.close")).into_any()),
    };
    view! {
        <li class="roster-row">
            <AccessTag point=prompt.access_point/>
            <span class="roster-name">
                <span dir="auto">{question}</span><span class="roster-state">{state}" · "{plan}</span>
            </span>
            <form class="roster-actions" method="post" action=format!("/class/{class}/planned")>
                <WordingsLink class of="prompt" id=of question=asked wordings/>
                {buttons}
            </form>
        </li>
    }
}

/// Kept prompts, and the form for one more.
#[component]
pub fn Shelf(
    class: ClassId,
    opened: Vec<AccessPoint>,
    kept: Vec<KeptPrompt>,
    typed: PromptDraft,
    error: Option<AppError>,
) -> impl IntoView {
    let fault = |field: &str| error.as_ref().and_then(|error| error.fault(field));
    let (question, starters) = (fault("question"), fault("starters"));
    let kept: Vec<_> = kept.into_iter().filter(|prompt| opened.contains(&prompt.access_point)).collect();
    view! {
        <section class="stack" aria-labelledby="own">
            <h2 id="own">{t!("prompts.own")}</h2>
            {(!kept.is_empty()).then(|| view! {
                <ul class="prompts">{kept.into_iter().map(|prompt| view! { <KeptCard class prompt/> }).collect_view()}</ul>
            })}
            <form class="card stack" method="post" action=format!("/class/{class}/prompts")>
                <Trouble error/>
                <Area name="question" label=t!("prompts.one_question") hint=t!("prompts.one_question_hint") value=typed.question rows=2
                    problem=question/>
                <Area name="starters" label=t!("prompts.starters") value=typed.starters rows=2 optional=true problem=starters/>
                <PointPick picked=typed.access_point legend=t!("prompts.way_in") of=opened/>
                <div><button class="button">{t!("prompts.keep")}</button></div>
            </form>
        </section>
    }
}

#[component]
fn KeptCard(class: ClassId, prompt: KeptPrompt) -> impl IntoView {
    let starters = quoted(&prompt.starters);
    view! {
        <li class="card prompt" data-point=prompt.access_point.name()>
            <AccessTag point=prompt.access_point/>
            <h3 class="prompt-text" dir="auto">{prompt.question.clone()}</h3>
            <p class="prompt-starters" dir="auto">{starters}</p>
            <form class="row" method="post" action=format!("/class/{class}/kept")>
                <a class="button" href=choose_kept(prompt.id)>
                    {t!("prompts.use")}<span class="unseen" dir="auto">": "{prompt.question.clone()}</span>
                </a>
                <WordingsLink class of="kept" id=prompt.id.to_string() question=prompt.question.clone() wordings=prompt.wordings/>
                <button class="button quiet" name="remove" value=prompt.id.to_string()>
                    {t!("prompts.take_off")}<span class="unseen" dir="auto">": "{prompt.question}</span>
                </button>
            </form>
        </li>
    }
}
