//! A disk that is full: a plain sentence, nothing lost, and it goes on when there is room.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use domain::files::{FileKind, FileState};
use domain::id::FileId;

use super::{FILES, wav};
use crate::harness::TestServer;
use crate::room::Lesson;

/// A disk of three megabytes where files are kept. Only root may mount one; whoever is not takes the folder's permission to write away
/// instead, which the server is told in the same place.
enum Small {
    Mounted(PathBuf),
    Locked(PathBuf),
}

impl Small {
    fn at(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(folder).output();
        match mounted {
            Ok(done) if done.status.success() => Self::Mounted(folder.to_owned()),
            _ => Self::Locked(folder.to_owned()),
        }
    }

    fn fills(&self) {
        match self {
            Self::Mounted(_) => {}
            Self::Locked(folder) => lock(folder, true),
        }
    }

    fn has_room_again(&self) {
        match self {
            Self::Mounted(folder) => {
                let done = Command::new("mount").args(["-o", "remount,size=60m"]).arg(folder).status().unwrap();
                assert!(done.success());
            }
            Self::Locked(folder) => lock(folder, false),
        }
    }
}

fn lock(folder: &Path, lock: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = if lock { 0o555 } else { 0o755 };
    let done = Command::new("chmod").arg("-R").arg(if lock { "a-w" } else { "u+w" }).arg(folder).status().unwrap();
    assert!(done.success());
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
}

impl Drop for Small {
    fn drop(&mut self) {
        match self {
            Self::Mounted(folder) => drop(Command::new("umount").arg("-l").arg(folder).status()),
            Self::Locked(folder) => lock(folder, false),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_what_was_acknowledged_stays() {
    let disk: Arc<Mutex<Option<Small>>> = Arc::default();
    let slot = disk.clone();
    let server = TestServer::start_with(move |config| {
        // This one is about a disk, wherever the others keep their files.
        config.storage_url = None;
        *slot.lock().unwrap() = Some(Small::at(&config.data_folder().join("files")));
    })
    .await;
    let disk = disk.lock().unwrap().take().unwrap();
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
    let disk: Arc<Mutex<Option<Small>>> = Arc::default();
    let slot = disk.clone();
    let server = TestServer::start_with(move |config| {
        config.storage_url = None;
        *slot.lock().unwrap() = Some(Small::at(&config.data_folder().join("files")));
    })
    .await;
    let disk = disk.lock().unwrap().take().unwrap();
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
}
