//! Putting a prompt before the class, now or later; and what becomes of planned and open ones.

use app::error::AppError;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::id::PersonId;
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, Release};
use domain::refusal::{Fault, Refusal};
use serde::Deserialize;

use super::page::{self, Asked, Typed};
use super::when;
use crate::forms::classes::{InClass, answer, id};
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typing {
    id: String,
    prompt: String,
    kept: String,
    plan: String,
    answered: Vec<String>,
    when: String,
    at: String,
}

pub async fn release(here: InClass, Form(typed): Form<Typing>) -> Response {
    let done = match carry_out(&here, &typed).await {
        Ok(said) => Ok(here.to(&format!("/prompts?said={said}"))),
        Err(error) if is_for_the_form(&error) => again(&here, typed, error).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// The page with the release as it was typed.
async fn again(here: &InClass, typed: Typing, error: AppError) -> Result<Response, AppError> {
    let answered = picked(&typed);
    let Typing { id: prompt_id, prompt, kept, plan, when, at, .. } = typed;
    let release = page::Release { id: id(&prompt_id)?, plan, answered, later: when == "at", at, error: Some(error) };
    let asked = Asked { prompt, kept, ..Asked::default() };
    page::page(here, asked, Typed { release: Some(release), ..Typed::default() }).await
}

fn picked(typed: &Typing) -> Vec<PersonId> {
    typed.answered.iter().filter_map(|person| person.parse().ok()).collect()
}

async fn carry_out(here: &InClass, typed: &Typing) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let plan = AnswerPlan::named(&typed.plan).ok_or_else(|| Refusal::invalid("answered", "prompts.pick_a_plan"))?;
    let at = match typed.when.as_str() {
        "at" => Some(
            when::read(&typed.at, &here.me.time_zone, here.visit.state.now())
                .map_err(|sentence| Refusal::Invalid { faults: vec![Fault { field: "at".into(), sentence }] })?,
        ),
        _ => None,
    };
    let source = source(here, typed).await?;
    let release = Release { plan, answered: picked(typed), at };
    store.plan_prompt(viewer, id(&typed.id)?, here.class, source, release).await?;
    Ok(if at.is_some() { "planned" } else { "released" })
}

async fn source(here: &InClass, typed: &Typing) -> Result<PromptSource, AppError> {
    if typed.kept.is_empty() {
        return Ok(PromptSource::Bank { id: typed.prompt.clone(), locale: here.visit.reader.locale.0.into() });
    }
    let shelf = here.visit.store().kept_prompts(&here.visit.viewer).await?;
    let kept = shelf.into_iter().find(|kept| kept.id.to_string() == typed.kept).ok_or(Refusal::NotFound)?;
    let draft = PromptDraft {
        question: kept.question,
        starters: kept.starters.join("\n"),
        access_point: kept.access_point.name().into(),
        phase: kept.phase.name().into(),
        wordings: kept.wordings,
    };
    Ok(PromptSource::Own { draft })
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    release: Option<String>,
    close: Option<String>,
    drop: Option<String>,
}

pub async fn planned(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out_planned(&here, pressed).await {
        Ok(said) => Ok(here.to(&format!("/prompts?said={said}"))),
        Err(error) if is_for_the_form(&error) => {
            page::page(&here, Asked::default(), Typed { error: Some(error), ..Typed::default() }).await
        }
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn carry_out_planned(here: &InClass, pressed: Pressed) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    store.class(viewer, here.class).await?;
    if let Some(prompt) = pressed.release {
        store.release_prompt(viewer, id(&prompt)?).await?;
        Ok("released")
    } else if let Some(prompt) = pressed.close {
        store.close_prompt(viewer, id(&prompt)?).await?;
        Ok("closed")
    } else if let Some(prompt) = pressed.drop {
        store.close_prompt(viewer, id(&prompt)?).await?;
        Ok("dropped")
    } else {
        Err(Refusal::NotFound.into())
    }
}
