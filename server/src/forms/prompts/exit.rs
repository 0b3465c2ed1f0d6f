//! The five-minute exit question: pick one of three, and it is before the class, door open.

use app::classes::{ExitPage, ExitQuestion};
use app::error::AppError;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::bank::{self, BankPrompt};
use domain::classes::ClassCard;
use domain::id::PromptId;
use domain::projector::Display;
use domain::prompts::{AnswerPlan, Phase, PromptSource, Release};
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::forms::classes::{InClass, answer, id};
use crate::forms::visit::is_for_the_form;

/// How many questions are suggested.
const SUGGESTED: usize = 3;

pub async fn show(here: InClass) -> Response {
    answer(&here.visit, page(&here, PromptId::mint(), None).await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Picked {
    id: String,
    prompt: String,
    plan: String,
}

pub async fn ask(here: InClass, Form(picked): Form<Picked>) -> Response {
    let done = match carry_out(&here, &picked).await {
        Ok(()) => Ok(Redirect::to(&format!("/console/{}", here.class)).into_response()),
        Err(error) if is_for_the_form(&error) => match id(&picked.id) {
            Ok(prompt) => page(&here, prompt, Some(error)).await,
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// The door first, so that the question belongs to the session it opens.
async fn carry_out(here: &InClass, picked: &Picked) -> Result<(), AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let class = store.class(viewer, here.class).await?;
    let question =
        suggested(&class.card).into_iter().find(|prompt| prompt.id == picked.prompt).ok_or(Refusal::NotFound)?;
    let plan = match AnswerPlan::named(&picked.plan) {
        Some(AnswerPlan::Together) => AnswerPlan::Together,
        _ => AnswerPlan::Nobody,
    };
    let source = PromptSource::Bank { id: question.id, locale: here.visit.reader.locale.0.into() };
    let release = Release { plan, answered: vec![], at: None };
    let prompt = id(&picked.id)?;
    if !class.card.door_open {
        store.open_door(viewer, here.class, Display::Extended).await?;
    }
    store.plan_prompt(viewer, prompt, here.class, source, release).await?;
    Ok(())
}

/// Of the ways in that are open: exit questions first, then what else is asked at the end, then the rest.
fn suggested(card: &ClassCard) -> Vec<BankPrompt> {
    let mut open: Vec<_> =
        bank::prompts(card.grade_band).into_iter().filter(|prompt| card.opened.has(prompt.access_point)).collect();
    open.sort_by_key(|prompt| (!prompt.exit, prompt.phase != Phase::After));
    open.truncate(SUGGESTED);
    open
}

async fn page(here: &InClass, prompt: PromptId, error: Option<AppError>) -> Result<Response, AppError> {
    let card = here.visit.store().class(&here.visit.viewer, here.class).await?.card;
    let locale = here.visit.reader.locale.0;
    let page = ExitPage {
        me: here.me.clone(),
        class: here.class,
        prompt,
        questions: suggested(&card)
            .into_iter()
            .map(|prompt| ExitQuestion { question: prompt.in_language(locale).question.clone(), id: prompt.id })
            .collect(),
        door_open: card.door_open,
        class_name: card.name,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "prompts.exit_title", move || page.view()),
        None => here.visit.page("prompts.exit_title", move || page.view()),
    })
}
