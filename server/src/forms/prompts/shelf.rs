//! The teacher's own prompts.

use app::error::AppError;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::languages::Locale;
use domain::prompts::{PromptDraft, Wordings};
use domain::refusal::Refusal;
use serde::Deserialize;

use super::page::{Asked, Typed, page};
use crate::forms::classes::{InClass, answer, id};
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Own {
    question: String,
    starters: String,
    access_point: String,
}

/// Keeps a prompt and chooses it, so that it can be released at once.
pub async fn keep(here: InClass, Form(own): Form<Own>) -> Response {
    let Own { question, starters, access_point } = own;
    // Most likely in the language that its teacher reads; the page of its languages says otherwise.
    let wordings = Wordings { asked_in: Locale::named(here.visit.reader.locale.0), others: Vec::new() };
    let starters = starters.replace("\r\n", "\n");
    let draft = PromptDraft { question, starters, access_point, phase: String::new(), wordings };
    let done = match kept(&here, draft.clone()).await {
        Ok(response) => Ok(response),
        Err(error) if is_for_the_form(&error) => {
            page(&here, Asked::default(), Typed { own: Some((draft, error)), ..Typed::default() }).await
        }
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

async fn kept(here: &InClass, draft: PromptDraft) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // The shelf is the teacher's own, but the address is a class's.
    store.class(viewer, here.class).await?;
    let kept = store.keep_prompt(viewer, draft).await?;
    Ok(here.to(&format!("/prompts?said=kept_prompt&kept={kept}#release")))
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    remove: Option<String>,
    restore: Option<String>,
}

pub async fn remove(here: InClass, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&here, pressed).await {
        Err(error) if is_for_the_form(&error) => {
            page(&here, Asked::default(), Typed { error: Some(error), ..Typed::default() }).await
        }
        done => done,
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &InClass, pressed: Pressed) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    store.class(viewer, here.class).await?;
    match (pressed.remove, pressed.restore) {
        (Some(kept), _) => {
            store.remove_kept_prompt(viewer, id(&kept)?).await?;
            Ok(here.to(&format!("/prompts?said=off_shelf&who={kept}")))
        }
        (None, Some(kept)) => {
            store.restore_kept_prompt(viewer, id(&kept)?).await?;
            Ok(here.to("/prompts?said=on_shelf"))
        }
        (None, None) => Err(Refusal::NotFound.into()),
    }
}
