//! Everything that is the same for everyone: code, styles, fonts, pictures, words. Pages name a build's files by addresses that never change
//! ([`of_build`]); here are the names that stay, for what knows no build: the service worker, a manifest, a tab of long ago.

mod of_build;
mod releases;

pub use releases::Releases;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::AppState;

const FOLDERS: [&str; 7] = ["/a/", "/pkg/", "/fonts/", "/icons/", "/pictures/", "/messages/", "/screenshots/"];
const FILES: &[&str] = &[
    "/favicon.svg",
    "/manifest.webmanifest",
    "/sw.js",
    "/sw-shell.js",
    "/sw-kinds.js",
    "/sw-owed.js",
    "/update.js",
    "/build.json",
    "/live.js",
    "/live-worker.js",
    "/plain.js",
    "/offline.js",
    "/write.js",
    "/paste.js",
    "/robots.txt",
    // What a piece shows; the first comes with the page, the others when their button is pressed.
    "/showing.js",
    "/acts.js",
    "/ahead.js",
    "/answers.js",
    "/beside.js",
    "/unkept.js",
    "/moments.js",
    "/upload.js",
    "/draw.js",
    "/paper.js",
    "/strokes.js",
    "/record.js",
    "/photo.js",
    "/camera.js",
    "/held.js",
    "/area.js",
    "/ten.js",
    "/sentence.js",
    "/idle.js",
    "/badge.js",
    "/starter.js",
    "/window.js",
    // The projector's window.
    "/projector.js",
    "/projector-known.js",
    "/projector-sheets.js",
    "/projector-show.js",
    "/projector-keys.js",
    "/projector-screen.js",
    // What is kept on the device until it is sent; comes with the first word.
    "/mint.js",
    "/outbox.js",
    "/outbox-queue.js",
    "/outbox-memory.js",
    "/outbox-way.js",
    "/outbox-commands.js",
    "/outbox-files.js",
    "/sealed.js",
    "/kept.js",
    "/kept-outbox.js",
    "/kept-forms.js",
    "/kept-out.js",
    "/kept-line.js",
    "/later.js",
    "/away.js",
    "/here.js",
    "/halves.js",
    "/hands.js",
    "/pressed.js",
    "/safe.js",
    "/newer.js",
    "/seen.js",
    "/last-seen.js",
    "/reader.js",
    "/unsent.js",
    "/making.js",
    // Leading a conference.
    "/conference.js",
    // What the wall asks of a student.
    "/asked.js",
    // Reading aloud; pages of the youngest.
    "/say.js",
    "/early.js",
];

/// True for addresses whose answer knows nobody.
pub fn is_public(path: &str) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder)) || FILES.contains(&path)
}

pub fn routes(state: &AppState) -> Router<AppState> {
    let site = state.config.site_folder();
    let folder = |name: &str| ServeDir::new(site.join(name)).precompressed_br().precompressed_gzip();
    let mut router = Router::new()
        .route("/messages/{file}", get(words))
        .route("/build.json", get(build))
        .route("/a/{build}/{*name}", get(of_build::serve));
    // These names carry no hash, so the browser asks each time and is answered 304.
    let ask = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let day = SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=86400"),
    );
    router = router.nest_service("/pkg", tower::ServiceBuilder::new().layer(ask.clone()).service(folder("pkg")));
    for name in ["fonts", "icons", "pictures", "screenshots"] {
        router = router
            .nest_service(&format!("/{name}"), tower::ServiceBuilder::new().layer(day.clone()).service(folder(name)));
    }
    for file in FILES.iter().filter(|file| **file != "/build.json") {
        let service = tower_http::services::ServeFile::new(site.join(file.trim_start_matches('/')))
            .precompressed_br()
            .precompressed_gzip();
        let keeps = if *file == "/manifest.webmanifest" { day.clone() } else { ask.clone() };
        router = router.route_service(file, tower::ServiceBuilder::new().layer(keeps).service(service));
    }
    router
}

/// Somebody works on it, with `cargo leptos watch`: a file may be another one a second later, and nothing is named for ever.
pub fn changes() -> bool {
    std::env::var_os("LEPTOS_WATCH").is_some()
}

/// Which build this is, and what is in each of its files: by this a device knows what it has already (`sw-shell.js`).
async fn build(State(state): State<AppState>) -> Response {
    let Releases { build, files, .. } = &*state.releases;
    let said = serde_json::json!({ "build": build, "files": files });
    ([(header::CACHE_CONTROL, "no-cache")], axum::Json(said)).into_response()
}

async fn words(Path(file): Path<String>) -> Response {
    match app::messages::merged_table(&file) {
        Some(table) => {
            let headers = [
                (header::CONTENT_TYPE, "application/json"),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, table).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_of_the_public_folder_is_served() {
        let public = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../frontend/public");
        for entry in std::fs::read_dir(public).expect("the public folder").flatten() {
            let address = format!("/{}", entry.file_name().to_string_lossy());
            assert!(entry.path().is_dir() || is_public(&address), "{address} is in the public folder and not in FILES");
        }
    }
}
