//! A student's growth in a class: read, and what a teacher adds to it.

use std::collections::HashMap;

use app::classes::{GrowthTyped, GuidePage, Said as Told};
use app::error::AppError;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::growth::{RemarkKind, RemarkWords};
use domain::id::PersonId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::here::{InClass, Said, answer, id};
use super::students::student;
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page: pairs, pieces to cite, goals.
const HEARS: &str = "growth growth_gone card card_gone goal rating measure rubric";

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Guiding {
    /// `suggest`, or the kind of a remark.
    what: String,
    id: String,
    growth: String,
    words: String,
    before: String,
    after: String,
}

pub async fn show(here: InClass, Path(path): Path<HashMap<String, String>>, Query(said): Query<Said>) -> Response {
    let shown = async { page(&here, student(&path)?, said, GrowthTyped::default()).await };
    answer(&here.visit, shown.await)
}

pub async fn guide(here: InClass, Path(path): Path<HashMap<String, String>>, Form(typed): Form<Guiding>) -> Response {
    let done = async {
        let who = student(&path)?;
        match carry_out(&here, who, &typed).await {
            Ok(said) => Ok(here.to(&format!("/student/{who}/growth?said={said}"))),
            Err(error) if is_for_the_form(&error) => {
                let about = typed.growth.parse().ok();
                let Guiding { words, before, after, .. } = typed;
                let typed = GrowthTyped { about, words, before, after, error: Some(error) };
                page(&here, who, Said::default(), typed).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&here.visit, done.await)
}

async fn carry_out(here: &InClass, who: PersonId, typed: &Guiding) -> Result<&'static str, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    // The address names a class and a student of it; what the form names is of them.
    let (growth, _) = store.growth_in_class(viewer, here.class, who).await?;
    if let Some(kind) = RemarkKind::named(&typed.what) {
        let about = id(&typed.growth)?;
        // Set aside meanwhile, or never there: the words come back either way.
        let gone = || AppError::from(Refusal::conflict("growth.pair_gone"));
        growth.pairs.iter().find(|pair| pair.id == about).ok_or_else(gone)?;
        let words = RemarkWords { kind, words: typed.words.replace("\r\n", "\n") };
        let added = store.remark_on_growth(viewer, id(&typed.id)?, about, words).await.map_err(AppError::from);
        return added.map(|()| "growth_added").map_err(|error| if error.is_not_found() { gone() } else { error });
    }
    if typed.what != "suggest" {
        return Err(Refusal::NotFound.into());
    }
    let (before, after) = (id(&typed.before)?, id(&typed.after)?);
    for cited in [before, after] {
        growth.versions.iter().find(|known| known.version == cited).ok_or(Refusal::NotFound)?;
    }
    store.suggest_growth(viewer, who, before, after).await?;
    Ok("growth_suggested")
}

async fn page(here: &InClass, who: PersonId, said: Said, typed: GrowthTyped) -> Result<Response, AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let card = store.class(viewer, here.class).await?.card;
    let (growth, cursor) = store.growth_in_class(viewer, here.class, who).await?;
    let (grown, _) = store.grown_in_class(viewer, here.class, who).await?;
    let error = typed.error.clone();
    let page = GuidePage {
        me: here.me.clone(),
        class: here.class,
        class_name: card.name,
        archived: card.archived,
        said: (!said.said.is_empty()).then(|| Told { what: said.said, name: growth.name.clone(), undo: None, n: 0 }),
        growth,
        grown,
        typed,
    };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => here.visit.again(&error, "growth.guide_title", move || page.view()),
        None => here.visit.live_page("growth.guide_title", &cursor, HEARS, move || page.view()),
    })
}
