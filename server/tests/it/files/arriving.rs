//! How bytes arrive: in whatever pieces, cut wherever.

use domain::files::{FileKind, FileState};
use domain::id::FileId;
use image::ImageFormat;

use super::{FILES, picture};
use crate::room::Lesson;

#[tokio::test(flavor = "multi_thread")]
async fn a_photograph_arrives_and_is_seen_by_whoever_brought_it() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(3000, 2000, ImageFormat::Jpeg);
    let (id, answer) = ada.brings(FileKind::Image, &photo).await;
    let standing = answer.is(200).standing();
    let file = standing.file.unwrap();
    assert_eq!((standing.state, file.width, file.height), (FileState::Ready, Some(2560), Some(1707)));
    assert_eq!(file.media_type, "image/jpeg");
    let seen = ada.browser.request(reqwest::Method::GET, &format!("/file/{id}")).send().await.unwrap();
    assert_eq!(seen.status(), 200);
    assert_eq!(seen.headers()["content-type"], "image/jpeg");
    let bytes = seen.bytes().await.unwrap();
    assert_eq!(bytes.len() as i64, file.bytes);
    let drawn = image::load_from_memory(&bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (2560, 1707));
    let small = ada.browser.request(reqwest::Method::GET, &format!("/file/{id}/small")).send().await.unwrap();
    let small = image::load_from_memory(&small.bytes().await.unwrap()).unwrap();
    assert_eq!((small.width(), small.height()), (480, 320));
    let asked = ada.browser.get(&format!("{FILES}/{id}")).await;
    assert_eq!(asked.is(200).standing().file.unwrap(), file);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_id_is_one_file_and_another_id_another() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(40, 30, ImageFormat::Png);
    let (id, _) = ada.brings(FileKind::Image, &photo).await;
    let again = ada.announces(id, FileKind::Image, photo.len()).await;
    assert_eq!(again.is(200).standing().state, FileState::Ready);
    let sent_again = ada.sends_from(id, 0, &photo).await;
    assert_eq!(sent_again.is(200).standing().state, FileState::Ready);
    let (another, answer) = ada.brings(FileKind::Image, &photo).await;
    assert_eq!(answer.is(200).standing().state, FileState::Ready);
    assert_ne!(another, id);
    assert_eq!(ada.announces(FileId::mint(), FileKind::Image, 0).await.is(422).why(), "files.empty");
}
