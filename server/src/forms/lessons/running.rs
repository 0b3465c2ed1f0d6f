//! `/class/{id}/run`: the line about the lesson that runs, as a part of the console; and turning it. A script asks for JSON and stays where it
//! is; without one the form comes back to where it was sent from.

use std::collections::BTreeMap;

use app::classes::running_line;
use app::plain::Reader;
use app::showing::document;
use axum::http::HeaderMap;
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::Form;
use domain::id::ClassId;
use domain::lessons::Turn;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use serde::Deserialize;
use store::Store;

use crate::forms::classes::{InClass, answer as shown, id};
use crate::forms::showing::{answering, parts};

pub async fn part(here: InClass) -> Response {
    let made = async {
        // Before it is read: what comes meanwhile comes again.
        let cursor = here.visit.store().cursor(&here.visit.viewer).await?;
        here.visit.store().class(&here.visit.viewer, here.class).await?;
        let line = line(here.visit.store(), &here.visit.viewer, &here.visit.reader, here.class).await;
        let made = BTreeMap::from([("run".to_owned(), line)]);
        Ok(Html(document(&made, &cursor.to_string())).into_response())
    };
    shown(&here.visit, made.await)
}

/// The same line, for the page that it comes with.
pub async fn line(store: &Store, viewer: &Viewer, reader: &Reader, class: ClassId) -> String {
    let run = store.lesson_run(viewer, class).await.ok().flatten();
    run.map(|run| parts::in_words(reader, || running_line(&run).into_string())).unwrap_or_default()
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Pressed {
    /// The step that was seen.
    from: String,
    /// `next`, `back`, or `end`.
    turn: String,
}

pub async fn turn(here: InClass, headers: HeaderMap, Form(pressed): Form<Pressed>) -> Response {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    let done = async {
        if pressed.turn == "end" {
            return Ok(store.end_lesson(viewer, class).await?);
        }
        let way = Turn::named(&pressed.turn).ok_or(Refusal::NotFound)?;
        Ok(store.turn_lesson(viewer, class, id(&pressed.from)?, way).await?)
    };
    let done = done.await;
    answering::answer(&here.visit, &headers, done).await
}
