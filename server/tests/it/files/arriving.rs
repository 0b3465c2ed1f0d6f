//! A file that arrives whole, and everything that is said before its first byte.

use domain::files::{AT_ONCE, FileKind, FileState};
use domain::id::{FileId, PersonId};
use image::ImageFormat;
use serde_json::json;

use super::{FILES, objects_of, picture, wav, wav_of};
use crate::harness::TestServer;
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
    assert_eq!((file.media_type.as_str(), file.small), ("image/jpeg", true));
    let bytes = ada.sees(&format!("/file/{id}")).await;
    assert_eq!(bytes.len() as i64, file.bytes);
    let drawn = image::load_from_memory(&bytes).unwrap();
    assert_eq!((drawn.width(), drawn.height()), (2560, 1707));
    let small = image::load_from_memory(&ada.sees(&format!("/file/{id}/small")).await).unwrap();
    assert_eq!((small.width(), small.height()), (480, 320));
    let asked = ada.browser.get(&format!("{FILES}/{id}")).await;
    assert_eq!(asked.is(200).standing().file.unwrap(), file);
    // What it was joined from is gone.
    assert_eq!(objects_of(&lesson.server, id).await, [format!("files/{id}"), format!("small/{id}")]);
}

/// In S3 it goes to its place in several parts.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_recording_goes_to_its_place_in_parts() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let mut sound = wav_of(250_000, 48);
    // Not the same everywhere: parts in another order would not be noticed.
    sound[44..].iter_mut().enumerate().for_each(|(at, sample)| *sample = (at / 70_000) as u8);
    let (id, answer) = ada.brings(FileKind::Sound, &sound).await;
    assert_eq!(answer.is(200).standing().file.unwrap().lasts_ms, Some(250_000));
    assert!(ada.sees(&format!("/file/{id}")).await == sound);
    assert_eq!(objects_of(&lesson.server, id).await, [format!("files/{id}")]);
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
    assert_eq!(ada.announces(id, FileKind::Sound, 100).await.is(409).why(), "files.announced_otherwise");
    let (another, answer) = ada.brings(FileKind::Image, &photo).await;
    assert_eq!(answer.is(200).standing().state, FileState::Ready);
    assert_ne!(another, id);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_file_is_not_there() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let photo = picture(40, 30, ImageFormat::Png);
    let half = FileId::mint();
    ada.announces(half, FileKind::Image, photo.len()).await.is(200);
    ada.sends_from(half, 0, &photo[..50]).await.is(200);
    let (whole, _) = ada.brings(FileKind::Image, &photo).await;
    for id in [half, whole] {
        bo.announces(id, FileKind::Image, photo.len()).await.is(404);
        bo.sends_from(id, 50, &photo[50..]).await.is(404);
        bo.browser.get(&format!("{FILES}/{id}")).await.is(404);
        bo.browser.get(&format!("/file/{id}")).await.is(404);
        let away = bo.browser.request(reqwest::Method::DELETE, &format!("{FILES}/{id}"));
        bo.browser.ask(away).await.is(404);
    }
    // What is half here is no file for anybody, its owner included.
    ada.browser.get(&format!("/file/{half}")).await.is(404);
    assert_eq!(ada.sends_from(half, 50, &photo[50..]).await.is(200).standing().state, FileState::Ready);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_shared_device_nobodys_file_becomes_somebody_elses() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let announced = json!({"id": FileId::mint(), "kind": "image", "bytes": 10, "person": PersonId::mint()});
    let answer = ada.browser.post_json(FILES, &announced).await;
    assert_eq!(answer.is(403).why(), "commands.somebody_else");
    let nobody = lesson.server.client();
    nobody.post_json(FILES, &announced).await.is(401);
    nobody.get(&format!("{FILES}/{}", FileId::mint())).await.is(401);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_before_the_first_byte_is_checked() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let says = async |kind, bytes| ada.announces(FileId::mint(), kind, bytes).await;
    assert_eq!(says(FileKind::Image, 0).await.is(422).why(), "files.empty");
    assert_eq!(says(FileKind::Image, 20_000_001).await.is(422).why(), "files.too_large");
    assert_eq!(says(FileKind::Pdf, 10_000_001).await.is(422).why(), "files.too_large");
    assert_eq!(says(FileKind::Video, usize::MAX / 2).await.is(422).why(), "files.too_large");
    let id = FileId::mint();
    let person = ada.person;
    for nonsense in [
        json!({"id": id, "kind": "image", "bytes": -1, "person": person}),
        json!({"id": id, "kind": "program", "bytes": 1, "person": person}),
        json!({"id": id, "kind": "image", "bytes": "1", "person": person}),
        json!({"id": "../../etc/passwd", "kind": "image", "bytes": 1, "person": person}),
        json!({"id": id, "kind": "image", "bytes": 1, "person": person, "name": "Ada's secret.jpg"}),
        json!({"id": id, "kind": "image", "bytes": 1, "person": person, "about": "a".repeat(100_000)}),
        json!([]),
    ] {
        let answer = ada.browser.post_json(FILES, &nonsense).await;
        assert!([400, 413, 422].contains(&answer.status), "{nonsense}: {}", answer.status);
        answer.hides("secret");
    }
    ada.browser.get(&format!("{FILES}/{id}")).await.is(404);
    for nobody in ["nothing", "..%2F..%2Fetc%2Fpasswd", &"a".repeat(3000)] {
        ada.browser.get(&format!("{FILES}/{nobody}")).await.is(404);
        ada.browser.get(&format!("/file/{nobody}")).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_so_many_arrive_at_once_and_only_so_much_is_kept() {
    let lesson = Lesson::begins_on(TestServer::start_with(|config| config.files_per_person = Some(1)).await).await;
    let ada = lesson.comes_in("ada").await;
    let (id, answer) = ada.brings(FileKind::Sound, &wav(60_000)).await;
    answer.is(200);
    assert_eq!(ada.announces(FileId::mint(), FileKind::Sound, 600_000).await.is(409).why(), "files.no_room");
    // What is taken away makes room.
    let away = ada.browser.request(reqwest::Method::DELETE, &format!("{FILES}/{id}"));
    ada.browser.ask(away).await.is(204);
    for _ in 0..AT_ONCE {
        ada.announces(FileId::mint(), FileKind::Image, 100).await.is(200);
    }
    assert_eq!(ada.announces(FileId::mint(), FileKind::Image, 100).await.is(409).why(), "files.too_many");
    let bo = lesson.comes_in("bo").await;
    bo.announces(FileId::mint(), FileKind::Image, 100).await.is(200);
    // A device that died five times keeps nobody out.
    lesson.server.later(3 * domain::clock::MINUTE);
    ada.announces(FileId::mint(), FileKind::Image, 100).await.is(200);
}
