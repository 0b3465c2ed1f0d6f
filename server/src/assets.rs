//! Everything that is the same for everyone: code, styles, fonts, pictures, words.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::state::AppState;

const FOLDERS: [&str; 6] = ["/pkg/", "/fonts/", "/icons/", "/pictures/", "/messages/", "/screenshots/"];
const FILES: &[&str] = &[
    "/favicon.svg",
    "/manifest.webmanifest",
    "/sw.js",
    "/live.js",
    "/live-worker.js",
    "/plain.js",
    "/write.js",
    "/paste.js",
    "/robots.txt",
    // What a piece shows; the first comes with the page, the others when their button is pressed.
    "/showing.js",
    "/acts.js",
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
    "/outbox.js",
    "/sealed.js",
    "/kept.js",
    "/seen.js",
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
    let mut router = Router::new().route("/messages/{file}", get(words)).route("/sw.js", get(service_worker));
    // File names carry no hash, so the browser asks each time and is answered 304; the service worker serves them by build.
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
    for file in FILES.iter().filter(|file| **file != "/sw.js") {
        let service = tower_http::services::ServeFile::new(site.join(file.trim_start_matches('/')))
            .precompressed_br()
            .precompressed_gzip();
        router = router.route_service(file, tower::ServiceBuilder::new().layer(ask.clone()).service(service));
    }
    router
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

/// The service worker with this build's name and list of assets filled in: another build is another worker.
async fn service_worker(State(state): State<AppState>) -> Response {
    let path = state.config.site_folder().join("sw.js");
    match tokio::fs::read_to_string(&path).await {
        Ok(text) => {
            let text = text.replace("__BUILD__", &state.backend.site.build);
            let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "no-cache")];
            (headers, text).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A name for the browser's side as it is on disk: changes when any of its files does.
pub fn build_name(site: &std::path::Path) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    let pkg = site.join("pkg");
    let mut files: Vec<_> = std::fs::read_dir(&pkg).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.extend(FILES.iter().map(|file| site.join(file.trim_start_matches('/'))));
    files.sort();
    for file in files.iter().filter(|file| !file.extension().is_some_and(|e| e == "br" || e == "gz")) {
        if let Ok(bytes) = std::fs::read(file) {
            hash.update(file.file_name().map(|name| name.as_encoded_bytes()).unwrap_or_default());
            hash.update(&bytes);
        }
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
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
