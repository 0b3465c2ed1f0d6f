//! A student's choices: `/choices`, `/board/{id}`, `/helped`. Their forms go to `/api/v1/commands` like every student's; what was refused
//! comes back here, with all that was typed and the sentence beside its field.

use app::choices::{BoardPage, ChoicesPage, Done, HelpedPage, Typed};
use app::error::AppError;
use axum::Router;
use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::command::Command;
use domain::command_form::{ChoiceDeed, Deed, PlainDeed};
use domain::id::{BoardId, ChoiceId, CommandId, OptionId, PersonId, ReflectionId};
use serde::Deserialize;

use super::classes::{answer, id};
use super::visit::Visit;
use crate::state::AppState;

/// The kinds of changes that concern the pages.
const HEARS: &str = "board choice helped class prompt";
/// What was tried stands beside what helped.
const HELPED_HEARS: &str = "board choice helped class prompt try piece";

pub fn routes() -> Router<AppState> {
    Router::new().route("/choices", get(list)).route("/board/{id}", get(board)).route("/helped", get(helped))
}

/// Whoever is signed in. Whoever is signed out is shown the way in.
pub struct Studying {
    pub visit: Visit,
    pub me: PersonId,
}

impl FromRequestParts<AppState> for Studying {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Response> {
        let Ok(visit) = Visit::from_request_parts(parts, state).await;
        match visit.viewer.person() {
            Some(me) => Ok(Self { visit, me }),
            None => Err(Redirect::to("/join").into_response()),
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Just {
    done: String,
}

/// A teacher has no choices of their own: they are sent where their boards are.
fn to_classes(here: &Studying) -> Option<Response> {
    here.visit.is_staff().then(|| Redirect::to("/classes").into_response())
}

async fn list(mut here: Studying) -> Response {
    if let Some(elsewhere) = to_classes(&here) {
        return elsewhere;
    }
    here.visit.looks_early().await;
    let shown = async {
        let (boards, cursor) = here.visit.store().own_boards(&here.visit.viewer).await?;
        let page = ChoicesPage { boards };
        Ok(here.visit.live_page("choices.title", &cursor, HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

async fn board(mut here: Studying, Path(path): Path<String>, Query(just): Query<Just>) -> Response {
    here.visit.looks_early().await;
    let shown = async { board_page(&here.visit, here.me, id(&path)?, None, Done::named(&just.done)).await };
    answer(&here.visit, shown.await)
}

async fn helped(mut here: Studying, Query(just): Query<Just>) -> Response {
    if let Some(elsewhere) = to_classes(&here) {
        return elsewhere;
    }
    here.visit.looks_early().await;
    answer(&here.visit, helped_page(&here.visit, here.me, None, Done::named(&just.done)).await)
}

async fn board_page(
    visit: &Visit,
    me: PersonId,
    board: BoardId,
    typed: Option<Typed>,
    done: Option<Done>,
) -> Result<Response, AppError> {
    let (board, cursor) = visit.store().own_board(&visit.viewer, board).await?;
    let error = typed.as_ref().map(|typed| AppError::from(typed.refusal.clone()));
    let page = BoardPage {
        me,
        board,
        first: CommandId::mint(),
        choice: ChoiceId::mint(),
        proposal: OptionId::mint(),
        reflection: ReflectionId::mint(),
        typed,
        done,
    };
    Ok(match error {
        // Not live: what was typed stands in the page itself, and a newer page would come without it.
        Some(error) => visit.again(&error, "choices.board_title", move || page.view()),
        None => visit.live_page("choices.board_title", &cursor, HEARS, move || page.view()),
    })
}

async fn helped_page(
    visit: &Visit,
    me: PersonId,
    typed: Option<Typed>,
    done: Option<Done>,
) -> Result<Response, AppError> {
    let (helped, cursor) = visit.store().helped(&visit.viewer).await?;
    let tries = visit.store().own_tries(&visit.viewer).await?;
    let error = typed.as_ref().map(|typed| AppError::from(typed.refusal.clone()));
    let page = HelpedPage { me, helped, tries, first: CommandId::mint(), typed, done };
    Ok(match error {
        Some(error) => visit.again(&error, "choices.helped_title", move || page.view()),
        None => visit.live_page("choices.helped_title", &cursor, HELPED_HEARS, move || page.view()),
    })
}

/// The page that a refused command came from, with what was typed; none if there is no such page for this viewer any more.
pub async fn again(visit: &Visit, command: &Command, typed: Typed) -> Option<Response> {
    let me = visit.viewer.person()?;
    let mut visit = visit.clone();
    visit.looks_early().await;
    match command {
        Command::Choice { board, .. } => board_page(&visit, me, *board, Some(typed), None).await.ok(),
        Command::ShowHelped { .. } => helped_page(&visit, me, Some(typed), None).await.ok(),
        _ => None,
    }
}

/// Where the reader goes on: to the part of the page where it was done.
pub fn after(deed: Deed, command: &Command) -> Option<String> {
    match (deed, command) {
        (Deed::Plain(PlainDeed::Choice(deed)), Command::Choice { board, .. }) => Some(match deed {
            ChoiceDeed::Choose => format!("/board/{board}?done=chose#choose"),
            ChoiceDeed::Propose => format!("/board/{board}?done=proposed#own"),
            ChoiceDeed::Withdraw => format!("/board/{board}?done=withdrew#own"),
            // To the piece, as from every page where one begins.
            ChoiceDeed::Begin => return None,
            ChoiceDeed::Work => format!("/board/{board}?done=work#work"),
            ChoiceDeed::After => format!("/board/{board}?done=said#after"),
        }),
        (_, Command::ShowHelped { .. }) => Some("/helped?done=shown#readers".into()),
        _ => None,
    }
}
