//! `/class/{id}/board/{board}`: read, opened, closed, copied, put away.

use app::classes::{BoardPage, ProposalTyped};
use app::error::AppError;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use domain::id::{BoardId, ClassId, OptionId};
use domain::refusal::Refusal;
use serde::Deserialize;

use super::{AtBoard, told};
use crate::forms::classes::{Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "board choice helped class prompt";

pub async fn show(at: AtBoard, Query(said): Query<Said>) -> Response {
    answer(&at.here.visit, page(&at, said, ProposalTyped::default(), None).await)
}

pub async fn back(at: AtBoard) -> Response {
    at.to("")
}

/// The button that was pressed says what it does.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    /// `open`, `close`, `remove`, `back`, `copy`.
    what: String,
    /// Where a copy goes, and its name.
    to: String,
    new: String,
    /// An option to offer again.
    restore: Option<String>,
}

pub async fn change(at: AtBoard, Form(pressed): Form<Pressed>) -> Response {
    let done = match carry_out(&at, &pressed).await {
        Err(error) if is_for_the_form(&error) => {
            page(&at, Said::default(), ProposalTyped::default(), Some(error)).await
        }
        done => done,
    };
    answer(&at.here.visit, done)
}

async fn carry_out(at: &AtBoard, pressed: &Pressed) -> Result<Response, AppError> {
    let (store, viewer, class) = (at.here.visit.store(), &at.here.visit.viewer, at.here.class);
    if pressed.what == "back" {
        // What was put away is found by no other way.
        store.remove_board(viewer, at.board, false).await?;
        return Ok(at.to("?said=board_back"));
    }
    // The address names a class and a board of it.
    at.view().await?;
    if let Some(option) = &pressed.restore {
        store.restore_option(viewer, at.board, id::<OptionId>(option)?).await?;
        return Ok(at.to("/edit?said=option_back"));
    }
    Ok(match pressed.what.as_str() {
        "open" => {
            store.open_board(viewer, at.board).await?;
            at.to("?said=board_opened")
        }
        "close" => {
            store.close_board(viewer, at.board).await?;
            at.to("?said=board_closed")
        }
        "remove" => {
            store.remove_board(viewer, at.board, true).await?;
            Redirect::to(&format!("/class/{class}/boards?said=board_removed&who={}", at.board)).into_response()
        }
        "copy" => {
            let (to, new) = (id::<ClassId>(&pressed.to)?, id::<BoardId>(&pressed.new)?);
            store.duplicate_board(viewer, at.board, to, new).await?;
            Redirect::to(&format!("/class/{to}/board/{new}/edit?said=board_copied")).into_response()
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

pub async fn page(
    at: &AtBoard,
    said: Said,
    typed: ProposalTyped,
    error: Option<AppError>,
) -> Result<Response, AppError> {
    let (store, viewer) = (at.here.visit.store(), &at.here.visit.viewer);
    let (board, cursor) = at.view().await?;
    let classes = store.my_classes(viewer).await?;
    let who = board.proposals.iter().find(|proposal| proposal.id.to_string() == said.who);
    let name = who.map(|proposal| proposal.who.name.clone()).unwrap_or_default();
    let wrong = error.clone().or_else(|| typed.error.clone());
    let page = BoardPage {
        me: at.here.me.clone(),
        class: at.here.class,
        board,
        classes: classes.into_iter().filter(|class| !class.archived).collect(),
        copy: BoardId::mint(),
        typed,
        error,
        said: told(said, name),
    };
    Ok(match wrong {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => at.here.visit.again(&error, "boards.one_title", move || page.view()),
        None => at.here.visit.live_page("boards.one_title", &cursor, HEARS, move || page.view()),
    })
}
