//! Deleting what is gone.

use domain::id::FileId;
use futures::StreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};

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

fn told(error: &object_store::Error) -> bool {
    tracing::error!(%error, "files: not deleted");
    false
}
