//! Deleting what is gone.

use std::collections::HashMap;
use std::time::Duration;

use domain::clock::{DAY, HOUR};
use domain::files::FileState;
use domain::id::FileId;
use futures::StreamExt;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};
use tokio::time::MissedTickBehavior;

use super::{Files, storage};

impl Files {
    /// Deletes the objects of files that are gone; how many. What cannot be deleted now is deleted another time.
    pub async fn sweep(&self) -> usize {
        let Ok(gone) = self.store.files_to_sweep().await else { return 0 };
        let mut swept = 0;
        for id in gone {
            let all = self.delete_parts(id).await && self.drop_kept(id).await;
            if all && self.store.file_is_swept(id).await.is_ok() {
                swept += 1;
            }
        }
        swept
    }

    /// Deletes what lies where files arrive and belongs to none that does; how many. A server that stops between *ready* and deleting leaves
    /// the parts as they came, with everything a camera wrote into them, so this is looked for and not only remembered.
    pub async fn sweep_parts(&self) -> usize {
        let mut parts: HashMap<FileId, Vec<ObjectMeta>> = HashMap::new();
        let mut listed = self.objects.list(Some(&Path::from(storage::ARRIVING)));
        while let Some(part) = listed.next().await {
            match part {
                Ok(part) => {
                    if let Some(file) = file_of(&part.location) {
                        parts.entry(file).or_default().push(part);
                    }
                }
                Err(error) => {
                    told(&error);
                    break;
                }
            }
        }
        // Asked after the list was made: what is in it and arrives was announced before.
        let Ok(states) = self.store.file_states(parts.keys().copied().collect()).await else { return 0 };
        let (now, mut swept) = (self.store.clock().now().0, 0);
        for (file, parts) in parts {
            for part in parts {
                let stays = match states.get(&file) {
                    Some(state) => *state == FileState::Arriving,
                    // Of nobody, as far as this database knows; a moment is left for whoever puts a backup back.
                    None => now - part.last_modified.timestamp_millis() < HOUR,
                };
                if !stays && self.delete(&part.location).await {
                    swept += 1;
                }
            }
        }
        swept
    }

    /// Deletes zips that were looked at and never brought in; how many. They may be looked at again.
    pub async fn sweep_imports(&self) -> usize {
        let (now, mut swept) = (self.store.clock().now().0, 0);
        let listed = self.objects.list(Some(&Path::from(storage::IMPORTS)));
        for zip in listed.collect::<Vec<_>>().await {
            match zip {
                Ok(zip) => {
                    let old = now - zip.last_modified.timestamp_millis() > DAY;
                    swept += usize::from(old && self.delete(&zip.location).await);
                }
                Err(error) => {
                    told(&error);
                }
            }
        }
        swept
    }

    /// Sweeps for as long as the server runs: what is gone every minute, what was left behind at the start and every day.
    pub async fn keep_sweeping(self) {
        let mut minute = tokio::time::interval(Duration::from_secs(60));
        let mut day = tokio::time::interval(Duration::from_secs(24 * 60 * 60));
        minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
        day.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                _ = minute.tick() => drop(self.sweep().await),
                _ = day.tick() => drop((self.sweep_parts().await, self.sweep_imports().await)),
            }
        }
    }

    /// What a file was joined from. If it does not work now, sweeping finds them: they are under the file's id.
    pub(super) async fn drop_parts(&self, id: FileId) {
        self.delete_parts(id).await;
    }

    pub(super) async fn drop_kept(&self, id: FileId) -> bool {
        self.delete(&storage::kept(id)).await && self.delete(&storage::small(id)).await
    }

    /// By the folder, not by the rows: a part whose row was never written is there too.
    async fn delete_parts(&self, id: FileId) -> bool {
        let mut all = true;
        let mut parts = self.objects.list(Some(&storage::arriving(id)));
        while let Some(part) = parts.next().await {
            all &= match part {
                Ok(part) => self.delete(&part.location).await,
                Err(error) => told(&error),
            };
        }
        all
    }

    /// True if it is not there any more.
    async fn delete(&self, place: &Path) -> bool {
        match self.objects.delete(place).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => true,
            Err(error) => told(&error),
        }
    }
}

/// Whose part it is.
fn file_of(part: &Path) -> Option<FileId> {
    part.parts().nth(1)?.as_ref().parse().ok()
}

fn told(error: &object_store::Error) -> bool {
    tracing::error!(%error, "files: not deleted");
    false
}
