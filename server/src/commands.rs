//! `POST /api/v1/commands`: an ordered list of what a student did, as JSON; or one command from a plain form, when the page had no
//! WASM (yet). One handler, one effect.

use app::messages::sentence;
use app::plain::{Reader, alone};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use axum::{Json, body::Body};
use domain::command::{Answer, Answered, BUSY, Command, Envelope};
use domain::viewer::Viewer;
use leptos::prelude::provide_context;
use serde::Serialize;

use crate::done_at::on_our_clock;
use crate::forms::command_form;
use crate::state::AppState;

/// Room for a long list of long drafts; a single draft is refused by its own limit long before.
const LARGEST: usize = 2 << 20;

pub fn routes() -> Router<AppState> {
    Router::new().route("/api/v1/commands", post(receive)).layer(DefaultBodyLimit::max(LARGEST))
}

async fn receive(State(state): State<AppState>, Extension(viewer): Extension<Viewer>, request: Request) -> Response {
    let json = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/json"));
    if viewer.signed_in().is_none() {
        return if json || wants_json(&request) {
            StatusCode::UNAUTHORIZED.into_response()
        } else {
            Redirect::to("/").into_response()
        };
    }
    if json {
        list(state, viewer, request).await
    } else if wants_json(&request) {
        command_form::told(state, viewer, request).await
    } else {
        command_form::one(state, viewer, request).await
    }
}

/// The outbox posts a form as it stood on its page and hears an answer as for every command.
fn wants_json(request: &Request) -> bool {
    let accepts = request.headers().get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok());
    accepts.is_some_and(|kinds| kinds.starts_with("application/json"))
}

async fn list(state: AppState, viewer: Viewer, request: Request<Body>) -> Response {
    use axum::extract::FromRequest;
    let reader = request.extensions().get::<Reader>().cloned().unwrap_or_default();
    let headers = request.headers().clone();
    match Json::<Vec<Envelope>>::from_request(request, &state).await {
        Ok(Json(mut envelopes)) => {
            on_our_clock(&mut envelopes, &headers, state.now());
            let answers = carry_out(&state, &viewer, envelopes).await;
            // Nothing of it happened, and nothing is wrong with it: the outbox keeps it all and sends it again.
            let status = if !answers.is_empty() && answers.iter().all(is_busy) {
                StatusCode::SERVICE_UNAVAILABLE
            } else {
                StatusCode::OK
            };
            (status, Json(in_words(&reader, answers))).into_response()
        }
        // The body is not repeated: it may hold a student's words.
        Err(rejection) => rejection.status().into_response(),
    }
}

/// An answer, and for a refusal its sentence in the reader's language: the page that it is said on may be another one than the page that
/// knows its words.
#[derive(Serialize)]
pub struct Told {
    #[serde(flatten)]
    answered: Answered,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
}

pub fn in_words(reader: &Reader, answers: Vec<Answered>) -> Vec<Told> {
    let says = |answered: &Answered| match &answered.answer {
        Answer::Refused { refusal } => Some(alone(|| {
            provide_context(reader.locale);
            sentence(&refusal.sentence())
        })),
        _ => None,
    };
    answers.into_iter().map(|answered| Told { says: says(&answered), answered }).collect()
}

fn is_busy(answered: &Answered) -> bool {
    matches!(&answered.answer, Answer::TryAgain { incident } if incident == BUSY)
}

/// Carries commands out and lets the hub know who is writing.
pub async fn carry_out(state: &AppState, viewer: &Viewer, envelopes: Vec<Envelope>) -> Vec<Answered> {
    let touched: Vec<_> = envelopes
        .iter()
        .filter_map(|envelope| match &envelope.command {
            Command::SaveDraft { reflection, .. } | Command::Show { reflection, .. } => Some(Some(*reflection)),
            Command::Share { .. } => Some(None),
            _ => None,
        })
        .collect();
    let answers = state.store().carry_out(viewer, envelopes).await;
    let Some(person) = viewer.person() else { return answers };
    for writing in touched {
        match writing {
            Some(reflection) => {
                if let Ok(Some(class)) = state.store().class_written_in(viewer, reflection).await {
                    state.backend.hub.is_writing(class, person);
                }
            }
            // Nobody writes in two rooms at once: the hub knows where it was, and the bell asks nothing a thousand times.
            None => state.backend.hub.stopped_writing(person),
        }
    }
    answers
}
