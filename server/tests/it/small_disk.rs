//! A disk of three megabytes under one of a server's folders. Only root may mount one; whoever is not takes the folder's permission to
//! write away instead, which the server is told in the same place.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};

use crate::harness::TestServer;

/// What lies on it.
#[derive(Clone, Copy, Debug)]
pub enum Kept {
    /// What was looked at and is kept, and zips that wait.
    Files,
    /// Where files are looked at and zips are packed.
    Workbench,
}

pub enum SmallDisk {
    Mounted(PathBuf),
    Locked(PathBuf),
}

impl SmallDisk {
    /// A server with this folder of it on a small disk. It is about a disk, wherever the others keep their files.
    pub async fn under(kept: Kept) -> (TestServer, Self) {
        let disk: Arc<Mutex<Option<Self>>> = Arc::default();
        let slot = disk.clone();
        let server = TestServer::start_with(move |config| {
            config.storage_url = None;
            let folder = match kept {
                Kept::Files => "files",
                Kept::Workbench => "arriving",
            };
            *slot.lock().unwrap() = Some(Self::at(&config.data_folder().join(folder)));
        })
        .await;
        let disk = disk.lock().unwrap().take().unwrap();
        (server, disk)
    }

    fn at(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"]).arg(folder).output();
        match mounted {
            Ok(done) if done.status.success() => Self::Mounted(folder.to_owned()),
            _ => Self::Locked(folder.to_owned()),
        }
    }

    /// A real one is full by itself, with the next byte that does not fit.
    pub fn fills(&self) {
        match self {
            Self::Mounted(_) => {}
            Self::Locked(folder) => lock(folder, true),
        }
    }

    pub fn has_room_again(&self) {
        match self {
            Self::Mounted(folder) => {
                let done = Command::new("mount").args(["-o", "remount,size=60m"]).arg(folder).status().unwrap();
                assert!(done.success());
            }
            Self::Locked(folder) => lock(folder, false),
        }
    }

    /// Files that lie on it by name; what has none is gone by itself.
    pub fn left_behind(&self) -> usize {
        let (Self::Mounted(folder) | Self::Locked(folder)) = self;
        files_under(folder)
    }
}

fn files_under(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.map(|entry| if entry.is_dir() { files_under(&entry) } else { 1 }).sum()
}

fn lock(folder: &Path, lock: bool) {
    use std::os::unix::fs::PermissionsExt;
    let mode = if lock { 0o555 } else { 0o755 };
    let done = Command::new("chmod").arg("-R").arg(if lock { "a-w" } else { "u+w" }).arg(folder).status().unwrap();
    assert!(done.success());
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).unwrap();
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        match self {
            Self::Mounted(folder) => drop(Command::new("umount").arg("-l").arg(folder).status()),
            Self::Locked(folder) => lock(folder, false),
        }
    }
}
