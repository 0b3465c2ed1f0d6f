//! The projector's window: its page, the scene alone, and the cards from a place on. Its capability counts, and no cookie does.

use app::error::AppError;
use app::plain::Live;
use app::projector::{Window, no_projector, some_cards};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use domain::clock::Moment;
use domain::projector::{Place, WallView};
use domain::refusal::Refusal;
use domain::stage::Shown;
use domain::viewer::Viewer;
use serde::Deserialize;

use super::visit::{Visit, status_of};
use crate::state::AppState;

pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/projector/{token}", get(page))
        .route("/projector/{token}/scene", get(scene))
        .route("/projector/{token}/cards", get(cards))
}

#[derive(Deserialize)]
struct Turned {
    /// Which page of a spotlight, where this window turned one.
    page: Option<u32>,
}

#[derive(Deserialize)]
struct From {
    #[serde(default)]
    after: String,
}

async fn page(visit: Visit, Path(token): Path<String>) -> Response {
    let made = async {
        let viewer = projector(&visit.state, &token).await?;
        let (mut view, shown, cursor) = visit.store().wall(&viewer).await?;
        let site = &visit.state.backend.site;
        let live = Live { cursor: cursor.to_string(), hears: "", feed: visit.feed.clone(), build: site.build.clone() };
        Ok(standing(&visit.state, &token, &mut view, &shown).page(&visit.reader, &live))
    };
    match made.await {
        Ok(html) => Html(html).into_response(),
        Err(error) => {
            let status =
                if AppError::is_not_found(&error) { StatusCode::NOT_FOUND } else { StatusCode::SERVICE_UNAVAILABLE };
            (status, Html(no_projector(&visit.reader, &error))).into_response()
        }
    }
}

async fn scene(visit: Visit, Path(token): Path<String>, Query(turned): Query<Turned>) -> Response {
    part(async {
        let viewer = projector(&visit.state, &token).await?;
        let (mut view, shown) = visit.store().wall_scene(&viewer, turned.page).await?;
        Ok(standing(&visit.state, &token, &mut view, &shown).part(&visit.reader))
    })
    .await
}

async fn cards(State(state): State<AppState>, Path(token): Path<String>, Query(from): Query<From>) -> Response {
    part(async {
        let viewer = projector(&state, &token).await?;
        let some = state.store().wall_cards(&viewer, place(&from.after)?).await?;
        Ok(some_cards(&some).into_string())
    })
    .await
}

/// Only a window's script asks for these; it tells them apart by their status.
async fn part(made: impl Future<Output = Result<String, AppError>>) -> Response {
    match made.await {
        Ok(html) => Html(html).into_response(),
        Err(error) => status_of(&error).into_response(),
    }
}

async fn projector(state: &AppState, token: &str) -> Result<Viewer, AppError> {
    Ok(state.store().projector_viewer(token).await?.ok_or(Refusal::NotFound)?)
}

fn standing<'a>(state: &'a AppState, token: &'a str, view: &'a mut WallView, shown: &'a Shown) -> Window<'a> {
    view.writing = state.backend.hub.writing(view.class);
    Window { view, shown, origin: &state.backend.site.origin, token }
}

/// As a list of cards said how far it goes; nothing is the beginning.
fn place(after: &str) -> Result<Option<Place>, AppError> {
    if after.is_empty() {
        return Ok(None);
    }
    let (at, id) = after.split_once('.').ok_or(Refusal::NotFound)?;
    let at = at.parse().map_err(|_| Refusal::NotFound)?;
    Ok(Some((Moment(at), id.parse().map_err(|_| Refusal::NotFound)?)))
}

#[cfg(test)]
mod tests {
    use domain::id::WallCardId;

    use super::*;

    #[test]
    fn a_place_is_what_a_list_said_and_anything_else_is_none() {
        let id = WallCardId::mint();
        assert_eq!(place("").unwrap(), None);
        assert_eq!(place(&format!("17.{id}")).unwrap(), Some((Moment(17), id)));
        for wrong in ["17", ".", "x.y", "17.", &format!("99999999999999999999.{id}"), &format!("17.{id}.1")] {
            assert!(place(wrong).is_err(), "{wrong}");
        }
    }
}
