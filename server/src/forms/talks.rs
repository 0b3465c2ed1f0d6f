//! `/talks`: for the people the school named. Everybody else finds nothing.

use app::accounts::TalksPage;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use domain::id::TalkId;
use leptos::prelude::*;

use super::visit::Visit;

pub async fn show(visit: Visit) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/talks");
    }
    let read = async {
        let cursor = visit.store().cursor(&visit.viewer).await?;
        Ok::<_, store::Error>((
            visit.store().me(&visit.viewer).await?,
            visit.store().talks(&visit.viewer).await?,
            cursor,
        ))
    };
    match read.await {
        Ok((me, talks, cursor)) => {
            visit.live_page("talk.asked_title", &cursor, "talk", move || view! { <TalksPage me talks/> })
        }
        Err(error) => visit.stopped(error),
    }
}

/// The first to say so stands beside it.
pub async fn seen(visit: Visit, Path(id): Path<String>) -> Response {
    if visit.viewer.signed_in().is_none() {
        return visit.to_sign_in("/talks");
    }
    let Ok(id) = id.parse::<TalkId>() else { return visit.not_found() };
    match visit.store().mark_talk_seen(&visit.viewer, id).await {
        Ok(()) => Redirect::to("/talks").into_response(),
        Err(error) => visit.stopped(error),
    }
}
