//! The parts of the console and of a student's page: with the page, and again whenever its browser asks.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::clock_face::TimeZone;
use app::console::{bell_line, start_dialog};
use app::plain::{self, Reader};
use app::room::{Console, console_parts, student_parts};
use app::showing::document;
use app::ui::ServedParts;
use axum::extract::{Path, Query};
use axum::http::Uri;
use axum::response::{Html, IntoResponse, Response};
use domain::event::Cursor;
use domain::feedback::FeedbackWords;
use domain::id::{ClassId, FeedbackId, PromptId, ReflectionId};
use domain::projector::Showing;
use domain::viewer::Viewer;
use leptos::prelude::*;
use serde::Deserialize;
use store::{Result, Store};

use crate::forms::visit::Visit;

type Made = (BTreeMap<String, String>, Cursor);

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    /// Of a piece that may not be begun yet.
    prompt: Option<String>,
}

/// `GET /piece/{id}/room`: beside where a student writes.
pub async fn beside(visit: Visit, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let Ok(id) = id.parse::<ReflectionId>() else { return visit.not_found() };
    let prompt = wanted.prompt.and_then(|prompt| prompt.parse().ok());
    answer(&visit, of_student(visit.store(), &visit.viewer, &visit.reader, id, prompt).await)
}

/// `GET /console/{class}/room`: for whoever teaches the class.
pub async fn console(visit: Visit, Path(class): Path<String>) -> Response {
    let Ok(class) = class.parse::<ClassId>() else { return visit.not_found() };
    answer(&visit, of_console(visit.store(), &visit.viewer, &visit.reader, class).await)
}

fn answer(visit: &Visit, made: Result<Made>) -> Response {
    match made {
        Ok((parts, cursor)) => Html(document(&parts, &cursor.to_string())).into_response(),
        Err(store::Error::Refused(_)) => visit.not_found(),
        Err(error) => visit.stopped(error),
    }
}

async fn of_student(
    store: &Store,
    viewer: &Viewer,
    reader: &Reader,
    piece: ReflectionId,
    prompt: Option<PromptId>,
) -> Result<Made> {
    // Its cursor is the older one: what comes meanwhile comes again.
    let (desk, cursor) = store.help_desk(viewer, piece, prompt).await?;
    let line = store.note_line(viewer, desk.class).await?;
    Ok((in_words(reader, || student_parts(&desk, line.as_ref())), cursor))
}

async fn of_console(store: &Store, viewer: &Viewer, reader: &Reader, class: ClassId) -> Result<Made> {
    let (queue, cursor) = store.help_queue(viewer, class).await?;
    let (sent, (now, _)) = (store.sent_notes(viewer, class).await?, store.now_on_wall(viewer, class).await?);
    let is_open = now.showing != Showing::Closed;
    let console = Console { queue, now, sent, reply: FeedbackId::mint(), typed: FeedbackWords::default() };
    let bell = store.last_bell(viewer, class).await?;
    let parts = in_words(reader, || {
        let mut parts = console_parts(&console);
        parts.insert("start".into(), start_dialog(class, is_open).into_string());
        if let Some((session, bell)) = &bell {
            parts.insert("bell".into(), bell_line(class, *session, bell).into_string());
        }
        parts
    });
    Ok((parts, cursor))
}

/// Puts the parts into a page that is being made, beside those that it has already.
pub async fn first(
    others: Option<ServedParts>,
    store: &Store,
    viewer: &Viewer,
    reader: &Reader,
    uri: &Uri,
) -> Option<ServedParts> {
    match of_page(store, viewer, reader, uri).await {
        Some(Ok((parts, cursor))) => Some(match others {
            Some(others) => {
                let all = others.parts.iter().map(|(of, part)| (of.clone(), part.clone())).chain(parts).collect();
                ServedParts { parts: Arc::new(all), cursor: others.cursor }
            }
            None => ServedParts { parts: Arc::new(parts), cursor: cursor.to_string() },
        }),
        None | Some(Err(store::Error::Refused(_))) => others,
        // Its places are there all the same: without a cursor the page fetches them itself.
        Some(Err(_)) => others.map(|others| ServedParts { cursor: String::new(), ..others }),
    }
}

async fn of_page(store: &Store, viewer: &Viewer, reader: &Reader, uri: &Uri) -> Option<Result<Made>> {
    let mut path = uri.path().trim_start_matches('/').splitn(3, '/');
    Some(match (path.next()?, path.next()?) {
        ("piece", id) => of_student(store, viewer, reader, id.parse().ok()?, None).await,
        // The page mints the piece's id; whatever this is, it stands for "not begun".
        ("prompt", id) => of_student(store, viewer, reader, ReflectionId::mint(), Some(id.parse().ok()?)).await,
        ("console", class) => of_console(store, viewer, reader, class.parse().ok()?).await,
        _ => return None,
    })
}

/// In the reader's language, and by the school's clock.
fn in_words<T>(reader: &Reader, make: impl FnOnce() -> T) -> T {
    plain::alone(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        make()
    })
}
