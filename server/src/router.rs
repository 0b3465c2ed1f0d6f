//! All routes, in the order of layers: who may post, who asks, headers, compression.

use axum::Router;
use axum::middleware;
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::compression::predicate::{NotForContentType, Predicate};
use tower_http::compression::{CompressionLayer, DefaultPredicate};

use crate::state::AppState;
use crate::{assets, commands, files, forms, guard, life, live, pages, sealing, session, watching};

/// Of brotli's eleven levels: a page is 7 % smaller than at four, for a tenth of a millisecond; what comes after it costs more than it saves.
const HARD_ENOUGH: CompressionLevel = CompressionLevel::Precise(6);

pub fn router(state: AppState) -> Router {
    // Sound, video and PDF are compressed already, and a browser that moves about in them counts their bytes.
    let compress = DefaultPredicate::new()
        .and(NotForContentType::new("audio/"))
        .and(NotForContentType::new("video/"))
        .and(NotForContentType::new("application/pdf"))
        .and(NotForContentType::new("application/zip"));
    let recognise = middleware::from_fn_with_state(state.clone(), session::recognise);
    let personal = Router::new()
        .merge(live::polls())
        .merge(commands::routes())
        .merge(files::routes())
        .merge(sealing::routes())
        .merge(forms::routes())
        .merge(pages::routes())
        .fallback(forms::not_found)
        .layer(recognise.clone());
    let answers = Router::new()
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(life::ready))
        .merge(assets::routes(&state))
        .merge(forms::audience::public_routes())
        .merge(personal);
    let answers = guarded(answers, &state)
        .layer(CompressionLayer::new().br(true).gzip(true).quality(HARD_ENOUGH).compress_when(compress));
    // A stream that is gathered for compression is not live; and the body of every answer that might be compressed has room for a
    // compressor, as long as it lasts.
    let streams = guarded(live::streams().layer(recognise), &state);
    let all = answers.merge(streams);
    let watched = state.config.metrics_addr.is_some();
    let all = if watched { all.layer(middleware::from_fn(watching::measure)) } else { all };
    all.with_state(state)
}

fn guarded(routes: Router<AppState>, state: &AppState) -> Router<AppState> {
    routes
        .layer(middleware::from_fn_with_state(state.clone(), guard::same_scheme))
        .layer(guard::same_origin(&state.backend.site.origin))
        .layer(middleware::from_fn(guard::headers))
}
