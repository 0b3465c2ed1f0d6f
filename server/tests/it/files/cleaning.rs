//! What is of no use any more is deleted, and what is looked at is not.

use domain::clock::{DAY, HOUR};
use domain::files::FileKind;
use domain::id::FileId;
use image::ImageFormat;
use object_store::ObjectStoreExt;

use super::{FILES, objects_of, picture};
use crate::harness::TestServer;
use crate::room::Lesson;

/// The later work of a day: rows, then objects. Twice: it makes no difference.
async fn tidies(server: &TestServer) {
    for _ in 0..2 {
        server.store().run_due_jobs().await.unwrap();
        server.state.files.sweep().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stopped_arriving_is_forgotten_after_a_day() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let id = FileId::mint();
    ada.announces(id, FileKind::Image, photo.len()).await.is(200);
    ada.sends_from(id, 0, &photo[..100]).await.is(200);
    assert_eq!(objects_of(&lesson.server, id).await.len(), 1);
    lesson.server.later(20 * HOUR);
    tidies(&lesson.server).await;
    assert_eq!(objects_of(&lesson.server, id).await.len(), 1);
    lesson.server.later(DAY);
    tidies(&lesson.server).await;
    assert!(objects_of(&lesson.server, id).await.is_empty());
    let rivera = crate::room::viewer(&lesson.server, &lesson.rivera).await;
    assert!(lesson.server.store().file_standing(&rivera, id).await.is_err());
    assert!(lesson.server.store().files_to_sweep().await.unwrap().is_empty());
}

/// A server that stops between *ready* and deleting leaves what came, with where it was taken in it.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_left_of_a_file_that_is_ready_is_found_and_deleted() {
    let lesson = Lesson::begins().await;
    let (ada, files) = (lesson.comes_in("ada").await, &lesson.server.state.files);
    let photo = picture(60, 40, ImageFormat::Png);
    let (whole, _) = ada.brings(FileKind::Image, &photo).await;
    let half = FileId::mint();
    ada.announces(half, FileKind::Image, photo.len()).await.is(200);
    ada.sends_from(half, 0, &photo[..100]).await.is(200);
    let nobodys = FileId::mint();
    for id in [whole, nobodys] {
        let place = object_store::path::Path::from(format!("arriving/{id}/000000000000-{}", FileId::mint()));
        files.objects().put(&place, photo.clone().into()).await.unwrap();
    }
    assert_eq!(files.sweep_parts().await, 1);
    assert_eq!(objects_of(&lesson.server, whole).await.len(), 2, "the picture and its small one");
    assert_eq!(objects_of(&lesson.server, half).await.len(), 1);
    assert_eq!(objects_of(&lesson.server, nobodys).await.len(), 1, "an hour is left");
    ada.sees(&format!("/file/{whole}")).await;
    ada.sends_from(half, 100, &photo[100..]).await.is(200);

    let place = object_store::path::Path::from(objects_of(&lesson.server, nobodys).await.remove(0));
    let came = files.objects().head(&place).await.unwrap().last_modified.timestamp_millis();
    // Asked about one object, a store says whole seconds.
    lesson.server.later(came + 1_000 + HOUR - lesson.server.store().clock().now().0);
    assert_eq!(files.sweep_parts().await, 1);
    assert!(objects_of(&lesson.server, nobodys).await.is_empty());
    assert_eq!(objects_of(&lesson.server, whole).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zip_that_waits_for_a_yes_waits_a_day() {
    let lesson = Lesson::begins().await;
    let files = &lesson.server.state.files;
    let place = object_store::path::Path::from(format!("imports/{}", FileId::mint()));
    files.objects().put(&place, vec![1; 10].into()).await.unwrap();
    let came = files.objects().head(&place).await.unwrap().last_modified.timestamp_millis();
    lesson.server.later(came + DAY - 1_000 - lesson.server.store().clock().now().0);
    assert_eq!(files.sweep_imports().await, 0);
    lesson.server.later(3_000);
    assert_eq!(files.sweep_imports().await, 1);
    assert!(files.objects().head(&place).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nothing_shows_is_kept_over_the_holidays() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (id, _) = ada.brings(FileKind::Image, &picture(60, 40, ImageFormat::Png)).await;
    lesson.server.later(39 * DAY);
    tidies(&lesson.server).await;
    assert_eq!(objects_of(&lesson.server, id).await.len(), 2);
    lesson.server.later(2 * DAY);
    tidies(&lesson.server).await;
    assert!(objects_of(&lesson.server, id).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_its_owner_discards_is_gone_at_once() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let photo = picture(60, 40, ImageFormat::Png);
    let (whole, _) = ada.brings(FileKind::Image, &photo).await;
    let half = FileId::mint();
    ada.announces(half, FileKind::Image, photo.len()).await.is(200);
    ada.sends_from(half, 0, &photo[..100]).await.is(200);
    for id in [whole, half] {
        let path = format!("{FILES}/{id}");
        ada.browser.ask(ada.browser.request(reqwest::Method::DELETE, &path)).await.is(204);
        ada.browser.ask(ada.browser.request(reqwest::Method::DELETE, &path)).await.is(404);
        ada.browser.get(&path).await.is(404);
        ada.browser.get(&format!("/file/{id}")).await.is(404);
        ada.sends_from(id, 100, &photo[100..]).await.is(404);
        // An id never comes to mean another file.
        ada.announces(id, FileKind::Image, photo.len()).await.is(404);
    }
    tidies(&lesson.server).await;
    assert!(objects_of(&lesson.server, whole).await.is_empty());
    assert!(objects_of(&lesson.server, half).await.is_empty());
}
