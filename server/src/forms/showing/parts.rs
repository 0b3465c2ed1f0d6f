//! The parts of a piece's page that the server makes: with the page, and again whenever its browser asks.

use app::classes::{beside_reply, second_look};
use app::clock_face::TimeZone;
use app::console::add_history;
use app::messages;
use app::plain::{Reader, alone};
use app::showing::{Looking, Tool, cited as parts_of_cited, document, parts as parts_of, tool as window};
use app::stage::earlier_ask;
use app::ui::ServedParts;
use axum::extract::{Path, Query};
use axum::http::{Uri, header};
use axum::response::{Html, IntoResponse, Response};
use domain::id::{ClassId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;
use leptos::prelude::*;
use serde::Deserialize;
use store::{Store, Unbegun};

use crate::forms::lessons::running;
use crate::forms::rubrics;
use crate::forms::visit::Visit;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Wanted {
    /// Of a piece that may not be begun yet.
    prompt: Option<String>,
    /// Of one that answers a question of the student's own.
    class: Option<String>,
    /// The console's open piece.
    piece: Option<String>,
    /// The key of what a form without a script was refused with, and the number in it.
    shown_refused: Option<String>,
    most: Option<i64>,
}

/// Parts of pages about what is shown may say these, and nothing else from an address.
const SAID: [&str; 5] = ["showing.", "files.", "drawing.", "refusal.", "reflections."];

impl Wanted {
    fn refused(&self) -> Option<Sentence> {
        let key = self.shown_refused.as_deref().filter(|key| SAID.iter().any(|ours| key.starts_with(ours)))?;
        let sentence = Sentence::new(key);
        Some(self.most.map_or(sentence.clone(), |most| sentence.with("most", most)))
    }
}

/// `GET /piece/{id}/shown`: all parts that this viewer has.
pub async fn parts(visit: Visit, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Response {
    let Ok(id) = id.parse::<ReflectionId>() else { return visit.not_found() };
    let prompt = wanted.prompt.and_then(|prompt| prompt.parse().ok()).map(Unbegun::Prompt);
    let unbegun = prompt.or_else(|| wanted.class.and_then(|class| class.parse().ok()).map(Unbegun::OwnQuestion));
    match made(visit.store(), &visit.viewer, &visit.reader, id, unbegun, None).await {
        Ok((parts, cursor)) => Html(document(&parts, &cursor)).into_response(),
        // It is asked for again, and until then what stands there stays.
        Err(error) => visit.stopped(error),
    }
}

/// `GET /version/{id}/shown`: what a version shows that a goal or a pair cites.
pub async fn cited(visit: Visit, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else { return visit.not_found() };
    let Ok(shown) = visit.store().shown_by_version(&visit.viewer, id).await else { return visit.not_found() };
    let parts = in_words(&visit.reader, || parts_of_cited(&shown));
    Html(document(&parts, "")).into_response()
}

/// `GET /showing/{tool}`: a tool's window, or the sentences that tools may have to say. It knows nobody.
pub async fn tool(visit: Visit, Path(name): Path<String>) -> Response {
    if name == "words" {
        let words = messages::sentences_of(
            visit.reader.locale,
            &[
                "door", "drawing", "feedback", "files", "help", "lessons", "prompts", "refusal", "room", "showing",
                "words",
            ],
        );
        return ([(header::CONTENT_TYPE, "application/json")], words).into_response();
    }
    match Tool::named(&name) {
        Some(tool) => Html(in_words(&visit.reader, || window(tool))).into_response(),
        None => visit.not_found(),
    }
}

/// What a live page comes with: of its piece, of the prompt's, or of the piece that is open on the console.
pub async fn first(store: &Store, viewer: &Viewer, reader: &Reader, uri: &Uri) -> Option<ServedParts> {
    let Query(wanted) = Query::<Wanted>::try_from_uri(uri).ok()?;
    let refused = wanted.refused();
    let mut path = uri.path().trim_start_matches('/').splitn(3, '/');
    if let Some(class) = uri.path().strip_prefix("/console/").and_then(|class| class.parse().ok()) {
        return Some(on_console(store, viewer, reader, class, wanted, refused).await);
    }
    let (id, unbegun): (ReflectionId, Option<Unbegun>) = match (path.next()?, path.next()?) {
        ("piece", id) => (id.parse().ok()?, None),
        // The page mints the piece's id; whatever this is, it stands for "not begun".
        ("prompt", id) => (ReflectionId::mint(), Some(Unbegun::Prompt(id.parse().ok()?))),
        ("question", class) => (ReflectionId::mint(), Some(Unbegun::OwnQuestion(class.parse().ok()?))),
        _ => return None,
    };
    let (parts, cursor) = made(store, viewer, reader, id, unbegun, refused).await.ok()?;
    Some(ServedParts { parts: std::sync::Arc::new(parts), cursor })
}

/// The line about what runs, and what belongs to the open piece.
async fn on_console(
    store: &Store,
    viewer: &Viewer,
    reader: &Reader,
    class: ClassId,
    wanted: Wanted,
    refused: Option<Sentence>,
) -> ServedParts {
    // Before it is read: what comes meanwhile comes again.
    let mut cursor = store.cursor(viewer).await.map(|cursor| cursor.to_string()).unwrap_or_default();
    let mut parts = match wanted.piece.and_then(|piece| piece.parse().ok()) {
        Some(piece) => match made(store, viewer, reader, piece, None, refused).await {
            Ok((parts, _)) => parts,
            Err(store::Error::Refused(_)) => Default::default(),
            Err(_) => {
                // A place without a cursor is fetched by the page itself.
                cursor.clear();
                Default::default()
            }
        },
        None => Default::default(),
    };
    parts.insert("run".into(), running::line(store, viewer, reader, class).await);
    ServedParts { parts: std::sync::Arc::new(parts), cursor }
}

type Made = (std::collections::BTreeMap<String, String>, String);

async fn made(
    store: &Store,
    viewer: &Viewer,
    reader: &Reader,
    id: ReflectionId,
    unbegun: Option<Unbegun>,
    refused: Option<Sentence>,
) -> store::Result<Made> {
    let prompt = if let Some(Unbegun::Prompt(prompt)) = unbegun { Some(prompt) } else { None };
    let (showing, cursor) = match (store.showing(viewer, id, prompt).await, unbegun) {
        (Ok(found), _) => found,
        // Nothing can be added before the question is asked; ways to begin stand there all the same.
        (Err(store::Error::Refused(_)), Some(Unbegun::OwnQuestion(_))) => {
            return before_its_question(store, viewer, reader, id, unbegun).await;
        }
        (Err(error), _) => return Err(error),
    };
    let refused = refused.filter(|why| in_words(reader, || messages::say(&why.key, &[])) != why.key);
    let looking = Looking { me: viewer.person().ok_or(Refusal::NotFound)?, refused };
    let mut parts = in_words(reader, || parts_of(&showing, &looking));
    if let Ok(starters) = store.reply_starters_for(viewer, showing.piece, reader.locale.0).await {
        parts.insert("starters".into(), in_words(reader, || beside_reply(&starters).into_string()));
    }
    if let Ok((Some(look), _)) = store.second_look(viewer, showing.piece).await {
        parts.insert("look".into(), in_words(reader, || second_look(&look).into_string()));
    }
    if let Ok(Some(earlier)) = store.earlier_standing(viewer, showing.piece).await {
        // In the same place: what is asked before the wall shows more of it.
        let ask = in_words(reader, || earlier_ask(&earlier).into_string());
        parts.entry("look".into()).or_default().push_str(&ask);
    }
    rubrics::beside::add_to(store, viewer, (showing.piece, unbegun), &mut parts, |make| in_words(reader, make)).await;
    // Last: an older version stands there with all that belongs to it.
    if showing.answering.is_some() {
        let history = store.history_for_staff(viewer, showing.piece).await?;
        in_words(reader, || add_history(&mut parts, &history));
    }
    Ok((parts, cursor.to_string()))
}

async fn before_its_question(
    store: &Store,
    viewer: &Viewer,
    reader: &Reader,
    id: ReflectionId,
    unbegun: Option<Unbegun>,
) -> store::Result<Made> {
    let cursor = store.cursor(viewer).await?;
    store.beside(viewer, id, unbegun).await?;
    let mut parts = std::collections::BTreeMap::from([("draft".to_owned(), String::new())]);
    rubrics::beside::add_to(store, viewer, (id, unbegun), &mut parts, |make| in_words(reader, make)).await;
    Ok((parts, cursor.to_string()))
}

/// In the reader's language.
pub fn in_words<T>(reader: &Reader, make: impl FnOnce() -> T) -> T {
    alone(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        make()
    })
}
