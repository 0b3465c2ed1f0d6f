//! A file in a plain form. The form itself is its feature's; here it is one of one field.

use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::routing::post;
use axum::{Json, Router};
use domain::files::{AT_ONCE, FileKind, FileView};
use domain::id::FileId;
use domain::viewer::Viewer;
use futures::StreamExt;
use image::ImageFormat;
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use server::files::Files;

use super::{objects_of, picture, wav};
use crate::harness::Client;
use crate::room::{Lesson, sends, viewer};

type Page = (Files, Viewer, FileId);

async fn receive(
    State((files, viewer, id)): State<Page>,
    mut form: Multipart,
) -> Result<Json<Option<FileView>>, String> {
    let field = form.next_field().await.unwrap().unwrap();
    files.of_form(&viewer, id, None, field).await.map(Json).map_err(|error| error.sentence().key)
}

/// A page with a form, somewhere.
async fn page(lesson: &Lesson, viewer: Viewer, id: FileId) -> Client {
    let routes = Router::new().route("/show", post(receive)).layer(DefaultBodyLimit::disable());
    let routes = routes.with_state((lesson.server.state.files.clone(), viewer, id));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    Client::of(&origin, |built| built)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_brings_a_file_whatever_it_is_called() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let me = viewer(&lesson.server, &ada.browser).await;
    let photo = picture(300, 200, ImageFormat::Png);
    for (bytes, kind) in [(photo, FileKind::Image), (wav(2_000), FileKind::Sound)] {
        let id = FileId::mint();
        let form = page(&lesson, me.clone(), id).await;
        // The browser says that it is a list, `list.csv`.
        for _ in 0..2 {
            let answer = sends(&form, "/show", &[("file", &bytes)]).await;
            let file: Option<FileView> = serde_json::from_str(&answer.is(200).body).unwrap();
            let file = file.unwrap();
            assert_eq!((file.id, file.kind), (id, kind));
        }
        ada.sees(&format!("/file/{id}")).await;
    }
}

/// Whoever has files on their way already is told before the file is read: this one never ends.
#[tokio::test(flavor = "multi_thread")]
async fn a_form_asks_for_room_before_a_byte_of_its_file_is_read() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for _ in 0..AT_ONCE {
        ada.announces(FileId::mint(), FileKind::Image, 100).await.is(200);
    }
    let form = page(&lesson, viewer(&lesson.server, &ada.browser).await, FileId::mint()).await;
    let start = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes";
    let start = futures::stream::once(async move { Ok::<_, std::io::Error>(start) });
    let endless = reqwest::Body::wrap_stream(start.chain(futures::stream::pending()));
    let request = form.request(Method::POST, "/show").header(CONTENT_TYPE, "multipart/form-data; boundary=edge");
    let asked = tokio::time::timeout(Duration::from_secs(20), form.ask(request.body(endless))).await;
    assert_eq!(asked.expect("an answer comes first").body, "files.too_many");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_without_a_file_and_with_a_wrong_one() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let me = viewer(&lesson.server, &ada.browser).await;
    let id = FileId::mint();
    let form = page(&lesson, me, id).await;
    assert_eq!(sends(&form, "/show", &[("file", b"")]).await.is(200).body, "null");
    assert_eq!(sends(&form, "/show", &[("file", b"PK\x03\x04 a zip")]).await.body, "files.unknown");
    let large = vec![0xff; 61_000_000];
    assert_eq!(sends(&form, "/show", &[("file", &large)]).await.body, "files.too_large");
    let cut = picture(300, 200, ImageFormat::Jpeg);
    assert_eq!(sends(&form, "/show", &[("file", &cut[..cut.len() / 2])]).await.body, "files.broken_image");
    assert!(objects_of(&lesson.server, id).await.is_empty());
}
