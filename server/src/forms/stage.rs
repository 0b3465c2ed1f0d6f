//! The presenter's remote of a class, and what a stage asks of students: a word to go with, how sure they
//! are, and whether an earlier version may be shown.

use app::classes::running_line;
use app::error::AppError;
use app::plain::{AskedPart, Reader, alone, asked_line};
use app::stage::{EarlierPage, RemotePage, SurePage, WordPage};
use axum::Router;
use axum::extract::{Form, Path, Query};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::event::Cursor;
use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use domain::stage::{Asked, StageAct};
use domain::viewer::Viewer;
use serde::Deserialize;
use store::Store;

use super::choices::Studying;
use super::classes::{InClass, answer, id};
use super::visit::is_for_the_form;
use crate::state::AppState;

/// What the remote shows of the wall, and what may go up next.
const HEARS: &str = "stage door prompt card tile round board choice rating rubric class lesson";
/// A class goes on, or asks for something.
const WORD_HEARS: &str = "stage door class";

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/class/{id}/remote", get(show).post(press))
        .route("/class/{id}/word", get(word))
        .route("/class/{id}/sure", get(sure))
        .route("/asked", get(asked))
        .route("/piece/{id}/earlier", get(earlier))
}

async fn show(here: InClass) -> Response {
    answer(&here.visit, page(&here, None, String::new()).await)
}

async fn press(here: InClass, Form(fields): Form<Vec<(String, String)>>) -> Response {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str());
    let typed = field("statement");
    let done = match (field("act"), field("piece")) {
        ("sure", ask) => asks_how_sure(here.visit.store(), &here.visit.viewer, here.class, ask, typed).await,
        (act, piece) => carry_out(&here, act, piece, field("version")).await,
    };
    let done = match done {
        Ok(()) => Ok(here.to("/remote")),
        Err(error) if is_for_the_form(&error) => page(&here, Some(error), typed.to_owned()).await,
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// Asks a class how sure it is. `ask`: the id that the form minted.
pub async fn asks_how_sure(
    store: &Store,
    viewer: &Viewer,
    class: ClassId,
    ask: &str,
    typed: &str,
) -> Result<(), AppError> {
    Ok(store.ask_confidence(viewer, class, id(ask)?, typed).await?)
}

async fn carry_out(here: &InClass, act: &str, piece: &str, version: &str) -> Result<(), AppError> {
    let (store, viewer) = (here.visit.store(), &here.visit.viewer);
    let seen = || version.parse::<i32>().map_err(|_| AppError::from(Refusal::NotFound));
    match act {
        // Those words that stood above the button: what came meanwhile waits for its own press.
        "release" => drop(store.release_version(viewer, id(piece)?, seen()?).await?),
        "spotlight" => store.spotlight(viewer, id(piece)?).await?,
        "earlier" if !version.is_empty() => store.ask_for_earlier_after_look(viewer, id(piece)?, seen()?).await?,
        "earlier" => store.ask_for_earlier(viewer, id(piece)?).await?,
        "take" => store.take_from_wall(viewer, id(piece)?).await?,
        "uncover" => drop(store.cover(viewer, here.class, false).await?),
        act => {
            let act = StageAct::named(act).ok_or(Refusal::NotFound)?;
            store.stage(viewer, here.class, act).await?;
        }
    }
    Ok(())
}

async fn page(here: &InClass, error: Option<AppError>, typed: String) -> Result<Response, AppError> {
    let (mut remote, cursor) = here.visit.store().remote(&here.visit.viewer, here.class).await?;
    if let Some(wall) = &mut remote.wall {
        wall.writing = here.visit.state.backend.hub.writing(here.class);
    }
    let run = here.visit.store().lesson_run(&here.visit.viewer, here.class).await?;
    let (me, problem) = (here.me.clone(), error.clone());
    let page = move || RemotePage { me, remote, lesson: run.as_ref().map(running_line), error: problem, typed }.view();
    Ok(match error {
        Some(error) => here.visit.again(&error, "stage.remote", page),
        None => here.visit.live_page("stage.remote", &cursor, HEARS, page),
    })
}

async fn word(here: Studying, Path(class): Path<String>) -> Response {
    if here.visit.is_staff() {
        return Redirect::to(&format!("/class/{class}/remote")).into_response();
    }
    let shown = async {
        let class: ClassId = id(&class)?;
        let (store, viewer) = (here.visit.store(), &here.visit.viewer);
        let (own, cursor) = store.own_closing_word(viewer, class).await?;
        let page = WordPage { me: here.me, class, own };
        Ok(here.visit.live_page("stage.closing", &cursor, WORD_HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Came {
    /// The key of what an answer was refused for.
    refused: String,
}

async fn sure(here: Studying, Path(class): Path<String>, Query(came): Query<Came>) -> Response {
    if here.visit.is_staff() {
        return Redirect::to(&format!("/class/{class}/remote")).into_response();
    }
    let shown = async {
        let class: ClassId = id(&class)?;
        let (own, cursor) = here.visit.store().own_confidence(&here.visit.viewer, class).await?;
        let page = SurePage { me: here.me, class, own, late: came.refused == "stage.not_asked_sure" };
        Ok(here.visit.live_page("stage.sure", &cursor, WORD_HEARS, move || page.view()))
    };
    answer(&here.visit, shown.await)
}

/// `GET /asked`: the line at the foot of a student's pages, again.
async fn asked(here: Studying) -> Response {
    let (visit, store) = (&here.visit, here.visit.store());
    match store.asked_of(&visit.viewer).await {
        Ok((asked, cursor)) => Html(line_of(&visit.reader, &asked, &cursor)).into_response(),
        Err(error) => visit.stopped(error),
    }
}

/// The same for the foot of a page that is being made; none on any other page than a student's.
pub async fn asked_part(store: &Store, viewer: &Viewer, reader: &Reader) -> Option<AskedPart> {
    viewer.signed_in().filter(|me| !me.staff)?;
    let (asked, cursor) = store.asked_of(viewer).await.ok()?;
    Some(asked_line_of(reader, &asked, &cursor))
}

/// Of what was read with the page.
pub fn asked_line_of(reader: &Reader, asked: &[Asked], cursor: &Cursor) -> AskedPart {
    AskedPart(line_of(reader, asked, cursor))
}

fn line_of(reader: &Reader, asked: &[Asked], cursor: &Cursor) -> String {
    alone(|| {
        leptos::prelude::provide_context(reader.locale);
        asked_line(asked, Some(&cursor.to_string())).into_string()
    })
}

async fn earlier(here: Studying, Path(piece): Path<String>) -> Response {
    let shown = async {
        let piece: ReflectionId = id(&piece)?;
        let asked = here.visit.store().asked_for_earlier(&here.visit.viewer, piece).await?;
        let page = EarlierPage { me: here.me, asked };
        Ok(here.visit.page("stage.earlier_title", move || page.view()))
    };
    answer(&here.visit, shown.await)
}
