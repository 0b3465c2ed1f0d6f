//! A disk that is full: a plain sentence, nothing lost, and it goes on when there is room.

use domain::files::{FileKind, FileState};
use domain::id::FileId;

use super::{FILES, objects_of, wav};
use crate::room::Lesson;
use crate::small_disk::{Kept, SmallDisk};

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_what_was_acknowledged_stays() {
    let (server, disk) = SmallDisk::under(Kept::Files).await;
    let lesson = Lesson::begins_on(server).await;
    let ada = lesson.comes_in("ada").await;
    let sound = wav(500_000);
    let id = FileId::mint();
    ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
    ada.sends_from(id, 0, &sound[..1_000_000]).await.is(200);
    disk.fills();

    let full = ada.sends_from(id, 1_000_000, &sound[1_000_000..]).await;
    assert_eq!(full.is(507).why(), "files.not_saved");
    let standing = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing();
    assert_eq!(standing.state, FileState::Arriving);
    let kept = standing.received as usize;
    assert!((1_000_000..sound.len()).contains(&kept), "{kept}");
    // Again, and it says the same; nothing that was acknowledged is lost by it.
    assert_eq!(ada.sends_from(id, kept, &sound[kept..]).await.is(507).why(), "files.not_saved");

    disk.has_room_again();
    let standing = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing();
    let done = ada.sends_from(id, standing.received as usize, &sound[standing.received as usize..]).await;
    assert_eq!(done.is(200).standing().state, FileState::Ready);
    assert_eq!(ada.sees(&format!("/file/{id}")).await, sound);
    drop(disk);
}

/// There is room for the parts and none for the whole: every byte has arrived, and it is finished when there is room.
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_full_at_the_very_end_loses_nothing() {
    let (server, disk) = SmallDisk::under(Kept::Files).await;
    let lesson = Lesson::begins_on(server).await;
    let ada = lesson.comes_in("ada").await;
    let sound = wav(250_000);
    let id = FileId::mint();
    ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
    ada.sends_from(id, 0, &sound[..sound.len() - 1]).await.is(200);
    disk.fills();
    ada.sends_from(id, sound.len() - 1, &sound[sound.len() - 1..]).await.is(507);
    disk.has_room_again();
    let standing = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing();
    let done = ada.sends_from(id, standing.received as usize, &sound[standing.received as usize..]).await;
    assert_eq!(done.is(200).standing().state, FileState::Ready);
    assert_eq!(ada.sees(&format!("/file/{id}")).await, sound);
    drop(disk);
}

/// Where files are looked at before they are kept: the same sentence, and one that is thrown away then leaves nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_disk_without_room_to_look_at_a_file_loses_nothing_and_keeps_nothing_half() {
    let (server, disk) = SmallDisk::under(Kept::Workbench).await;
    let lesson = Lesson::begins_on(server).await;
    let ada = lesson.comes_in("ada").await;
    let sound = wav(450_000);
    let (kept, thrown) = (FileId::mint(), FileId::mint());
    disk.fills();
    for id in [kept, thrown] {
        ada.announces(id, FileKind::Sound, sound.len()).await.is(200);
        assert_eq!(ada.sends_from(id, 0, &sound).await.is(507).why(), "files.not_saved");
        let standing = ada.browser.get(&format!("{FILES}/{id}")).await.is(200).standing();
        assert_eq!((standing.state, standing.received as usize), (FileState::Arriving, sound.len()));
        ada.browser.get(&format!("/file/{id}")).await.is(404);
    }
    let away = ada.browser.request(reqwest::Method::DELETE, &format!("{FILES}/{thrown}"));
    ada.browser.ask(away).await.is(204);
    lesson.server.state.files.sweep().await;
    assert!(objects_of(&lesson.server, thrown).await.is_empty());
    disk.has_room_again();
    // Every byte is here already: it is only looked at.
    let done = ada.announces(kept, FileKind::Sound, sound.len()).await;
    assert_eq!(done.is(200).standing().state, FileState::Ready);
    assert_eq!(ada.sees(&format!("/file/{kept}")).await, sound);
    assert_eq!(disk.left_behind(), 0);
    drop(disk);
}
