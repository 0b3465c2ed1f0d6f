//! The live pages: read and then rendered by Leptos with the viewer and the backend in its context, under a content security policy
//! with a nonce.

use std::sync::Arc;

use any_spawner::Executor;
use app::clock_face::TimeZone;
use app::error::AppError;
use app::home::api::HomeAhead;
use app::plain::Reader;
use app::routes::{Opened, PAGES, Page};
use app::shell::{Looks, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get};
use domain::event::Cursor;
use domain::home::HomeView;
use domain::viewer::Viewer;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::server_fn::axum::get_server_fn_service;
use leptos::server_fn::error::SERVER_FN_ERROR_HEADER;
use leptos_axum::ResponseOptions;

use crate::forms;
use crate::forms::ahead::Ahead;
use crate::forms::visit::{Visit, status_of};
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    // Rendering spawns; a second start is no error.
    _ = Executor::init_tokio();
    let api = Router::new().route("/api/{*function}", any(server_function));
    PAGES.into_iter().fold(api, |router, (path, _)| router.route(path, get(page)))
}

/// What every render and every server function finds in its context.
fn context(
    state: &AppState,
    reader: Option<Reader>,
    looks: Option<Looks>,
) -> impl Fn() + Clone + Send + Sync + 'static {
    let backend = state.backend.clone();
    move || {
        provide_context(backend.clone());
        if let Some(reader) = &reader {
            provide_context(reader.locale);
            provide_context(TimeZone(reader.time_zone.clone()));
        }
        if let Some(looks) = &looks {
            provide_context(looks.clone());
        }
    }
}

/// Pages that are about whoever opens them, and only students have.
const STUDENTS_ONLY: [&str; 5] = ["/home", "/goals", "/goal/new", "/growth", "/talk"];

async fn page(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    let person = request.extensions().get::<Viewer>().and_then(Viewer::signed_in);
    let nobody = person.is_none();
    // The sign-in is over, or was never there: the way in, whether or not the page exists.
    if nobody && path.starts_with("/console/") {
        return Redirect::to(&format!("/sign-in?next={path}")).into_response();
    }
    if nobody {
        return Redirect::to("/join").into_response();
    }
    // A student's start page and what hangs on it has nothing for a teacher.
    if person.is_some_and(|me| me.staff) && STUDENTS_ONLY.contains(&path) {
        return Redirect::to("/classes").into_response();
    }
    let viewer = request.extensions().get::<Viewer>().cloned().unwrap_or(Viewer::Nobody);
    let reader = request.extensions().get::<Reader>().cloned();
    let known = reader.clone().unwrap_or_default();
    let Ahead { early, asked, home } = Ahead::read(state.store(), &viewer, &known, request.uri()).await;
    let home = match home {
        Some(home) if early => return early_home(state, request, home).await,
        home => home.map(HomeAhead::new),
    };
    let looks = request.extensions().get::<Looks>().cloned().map(|looks| Looks { early, ..looks });
    let shown = match (&reader, request.extensions().get::<Viewer>()) {
        (Some(reader), Some(viewer)) => {
            let shown = forms::showing::parts::first(state.store(), viewer, reader, request.uri()).await;
            forms::room::first(shown, state.store(), viewer, reader, request.uri()).await
        }
        _ => None,
    };
    let around = context(&state, reader, looks);
    let context = move || {
        around();
        if let Some(asked) = &asked {
            provide_context(asked.clone());
        }
        if let Some(shown) = &shown {
            provide_context(shown.clone());
        }
        if let Some(home) = &home {
            provide_context(home.clone());
        }
    };
    let (parts, body) = request.into_parts();
    let opened = open(&context, &parts).await;
    let context = move || {
        context();
        if let Some(opened) = &opened {
            provide_context(opened.clone());
        }
    };
    let (options, site) = (state.options.clone(), state.backend.site.clone());
    let handler = leptos_axum::render_app_async_with_context(context, move || document(&options, &site));
    handler(Request::from_parts(parts, body)).await.into_response()
}

/// Reads what the page at the request's address is made of. What is read finds in its context what a server function finds there.
async fn open(context: impl Fn(), parts: &Parts) -> Option<Opened> {
    let (page, id) = Page::at(parts.uri.path())?;
    let owner = Owner::new_root(None);
    let reading = owner.with(|| {
        context();
        provide_context(parts.clone());
        ScopedFuture::new(page.read(id))
    });
    Some(Opened { page, read: reading.await })
}

async fn early_home(state: AppState, request: Request, read: (HomeView, Cursor)) -> Response {
    let (mut parts, _) = request.into_parts();
    let Ok(mut visit) = Visit::from_request_parts(&mut parts, &state).await;
    visit.reader.early = true;
    forms::early::home(visit, read).await
}

fn document(options: &LeptosOptions, site: &Arc<app::backend::Site>) -> impl IntoView + use<> {
    if let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), leptos::nonce::use_nonce()) {
        let policy = format!(
            "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
             media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
             frame-ancestors 'none'"
        );
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
        }
    }
    shell(options.clone(), site.clone())
}

async fn server_function(State(state): State<AppState>, request: Request) -> Response {
    let reader = request.extensions().get::<Reader>().cloned();
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        return forms::not_found(Extension(reader.unwrap_or_default())).await;
    }
    let response = leptos_axum::handle_server_fns_with_context(context(&state, reader, None), request).await;
    with_its_status(response.into_response()).await
}

/// Leptos answers every error of a server function with 500. A refusal is no failure of ours: it gets the status of the plain pages.
async fn with_its_status(response: Response) -> Response {
    let of_function = response.headers().contains_key(SERVER_FN_ERROR_HEADER);
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR || !of_function {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap_or_default();
    if let Ok(error) = serde_json::from_slice::<AppError>(&body) {
        parts.status = status_of(&error);
    }
    Response::from_parts(parts, Body::from(body))
}
