//! A question of the class, or one on the teacher's shelf, in other languages.

use std::collections::HashMap;

use app::classes::WordingsPage;
use app::error::AppError;
use axum::extract::Query;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::languages::LANGUAGES;
use domain::prompts::{Wordings, WordingsDraft, wording_field};
use domain::refusal::Refusal;
use serde::Deserialize;

use crate::forms::classes::{InClass, answer, id};
use crate::forms::visit::is_for_the_form;

#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Which {
    prompt: String,
    kept: String,
}

/// What was found: where it stands in the form, how it was asked, and its languages.
struct Found {
    of: (&'static str, String),
    question: String,
    wordings: Wordings,
}

pub async fn show(here: InClass, Query(which): Query<Which>) -> Response {
    answer(&here.visit, page(&here, &which, None).await)
}

pub async fn change(here: InClass, Form(typed): Form<HashMap<String, String>>) -> Response {
    let said = |field: &str| typed.get(field).cloned().unwrap_or_default();
    let which = Which { prompt: said("prompt"), kept: said("kept") };
    let words = |tag: &str| {
        let lines = said(&wording_field("starters", tag)).replace("\r\n", "\n");
        (tag.to_owned(), said(&wording_field("question", tag)), lines)
    };
    let others = LANGUAGES.iter().map(|(tag, _)| words(tag)).collect();
    let draft = WordingsDraft { asked_in: said("asked_in"), others };
    let done = match carry_out(&here, &which, draft.clone()).await {
        Err(error) if is_for_the_form(&error) => page(&here, &which, Some((draft, error))).await,
        done => done,
    };
    answer(&here.visit, done)
}

async fn carry_out(here: &InClass, which: &Which, draft: WordingsDraft) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // Of this class, as the address says.
    find(here, which).await?;
    match which.kept.is_empty() {
        true => store.word_prompt(viewer, id(&which.prompt)?, draft).await?,
        false => store.word_kept_prompt(viewer, id(&which.kept)?, draft).await?,
    }
    Ok(here.to("/prompts?said=worded"))
}

async fn find(here: &InClass, which: &Which) -> Result<Found, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    store.class(viewer, here.class).await?;
    if which.kept.is_empty() {
        let mut asked = store.prompts_of_class(viewer, here.class).await?.into_iter();
        let found = asked.find(|prompt| prompt.id.to_string() == which.prompt).ok_or(Refusal::NotFound)?;
        return Ok(Found { of: ("prompt", which.prompt.clone()), question: found.question, wordings: found.wordings });
    }
    let mut shelf = store.kept_prompts(viewer).await?.into_iter();
    let found = shelf.find(|prompt| prompt.id.to_string() == which.kept).ok_or(Refusal::NotFound)?;
    Ok(Found { of: ("kept", which.kept.clone()), question: found.question, wordings: found.wordings })
}

async fn page(here: &InClass, which: &Which, typed: Option<(WordingsDraft, AppError)>) -> Result<Response, AppError> {
    let found = find(here, which).await?;
    let card = here.visit.store().class(&here.visit.viewer, here.class).await?.card;
    // Nobody said: most likely the language of whoever reads it here.
    let asked_in = found.wordings.asked_in.map_or(here.visit.reader.locale.0, |locale| locale.name());
    let (typed, error) = typed.map_or((None, None), |(draft, error)| (Some(draft), Some(error)));
    let mut draft = typed.unwrap_or_else(|| draft(&found.wordings, asked_in));
    draft.others.retain(|(tag, question, starters)| tag != asked_in || !question.is_empty() || !starters.is_empty());
    let page = WordingsPage {
        me: here.me.clone(),
        class: here.class,
        class_name: card.name,
        of: found.of,
        question: found.question,
        draft,
        error: error.clone(),
    };
    Ok(match error {
        Some(error) => here.visit.again(&error, "prompts.wordings", move || page.view()),
        None => here.visit.page("prompts.wordings", move || page.view()),
    })
}

/// Every language has its fields.
fn draft(wordings: &Wordings, asked_in: &str) -> WordingsDraft {
    let words = |tag: &str| {
        let there = wordings.others.iter().find(|words| words.locale.name() == tag);
        let (question, starters) =
            there.map(|words| (words.question.clone(), words.starters.join("\n"))).unwrap_or_default();
        (tag.to_owned(), question, starters)
    };
    WordingsDraft { asked_in: asked_in.to_owned(), others: LANGUAGES.iter().map(|(tag, _)| words(tag)).collect() }
}
