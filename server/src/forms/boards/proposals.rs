//! Options that students propose: answered beside their board, and listed over all classes.

use app::classes::{ProposalTyped, ProposalsPage};
use app::error::AppError;
use axum::extract::Path;
use axum::response::Response;
use axum_extra::extract::Form;
use domain::choices::ProposalAnswer;
use domain::id::OptionId;
use domain::refusal::Refusal;
use serde::Deserialize;

use super::AtBoard;
use super::one::page;
use crate::forms::classes::{Said, Teaching, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the list.
const HEARS: &str = "choice board";

pub async fn waiting(here: Teaching) -> Response {
    let shown = async {
        let (waiting, cursor) = here.visit.store().proposals_waiting(&here.visit.viewer).await?;
        let page = ProposalsPage { me: here.me.clone(), waiting };
        Ok(here.visit.live_page("boards.proposals", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

#[derive(Deserialize)]
pub struct Address {
    option: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Typed {
    answer: String,
    words: String,
}

pub async fn answer_one(at: AtBoard, Path(address): Path<Address>, Form(typed): Form<Typed>) -> Response {
    let done = async {
        let option: OptionId = id(&address.option)?;
        let said = ProposalAnswer::named(&typed.answer).ok_or(Refusal::NotFound)?;
        // The address names a class and a board of it.
        at.view().await?;
        let words = typed.words.replace("\r\n", "\n");
        let (store, viewer) = (at.here.visit.store(), &at.here.visit.viewer);
        match store.answer_proposal(viewer, at.board, option, said, &words).await.map_err(AppError::from) {
            Ok(()) => Ok(at.to(&format!("?said=proposal_answered&who={option}#proposal-{option}"))),
            Err(error) if is_for_the_form(&error) => {
                let typed = ProposalTyped { about: Some(option), words: typed.words, error: Some(error) };
                page(&at, Said::default(), typed, None).await
            }
            Err(error) => Err(error),
        }
    };
    answer(&at.here.visit, done.await)
}
