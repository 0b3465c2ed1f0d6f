//! Files as bytes: they arrive in pieces, are looked at, and are served to whoever may see them.
//!
//! One way for everything, whether it comes from a page that can resume ([`api`]) or from a plain form ([`form`]), and whether it is kept in a
//! folder or in an S3-compatible store ([`storage`]):
//! 1. *Arriving* ([`arriving`]): pieces of at most a quarter of a megabyte, each an object of its own. A piece is acknowledged when its object
//!    is durable **and** its row is committed; what was cut goes on there.
//! 2. *Finishing* ([`finishing`]): when the last byte is here, the pieces are joined in a temporary file that has no name, and looked at
//!    ([`check`]): by what is in them, never by what the device said. A picture is drawn anew, so that nothing but the picture is left of it.
//! 3. *Kept*: `files/<id>` (and `small/<id>`), then the row says *ready*. Nobody sees a byte before that.
//! 4. *Swept* ([`sweeping`]): what is gone is deleted, as often as it takes.

pub mod api;
mod arriving;
mod check;
mod finishing;
pub mod form;
mod serving;
mod storage;
mod sweeping;
mod travel;
mod trouble;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use domain::id::FileId;
use object_store::{ObjectStore, ObjectStoreExt};
use store::Store;
use tokio::sync::{OwnedMutexGuard, Semaphore};
use uuid::Uuid;

pub use travel::picture_of_drawing;
pub use trouble::Trouble;

use crate::config::{Config, Problem};
use crate::state::AppState;

/// Files that are looked at at the same time. A picture of 40 megapixels takes a fifth of a gigabyte while it is drawn anew: a class that
/// uploads at the bell waits a second instead of ending the server.
const LOOKED_AT_AT_ONCE: usize = 2;

/// Plain forms whose file is read at the same time: a class without scripts, and a bound on what lies on the disk before it is announced.
const FORMS_AT_ONCE: usize = 32;

/// Portfolios that are packed or unpacked at the same time: each is a large file on the workbench.
const TRAVELLING_AT_ONCE: usize = 2;

/// The files' side of the server. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Store,
    objects: Arc<dyn ObjectStore>,
    /// Where that is, in the operator's words.
    place: String,
    /// For files without a name, while they are looked at.
    workbench: PathBuf,
    /// Bytes of all files of one person.
    most: i64,
    looking: Arc<Semaphore>,
    forms: Arc<Semaphore>,
    /// Portfolios that are packed or unpacked.
    travelling: Arc<Semaphore>,
    lanes: Arc<Mutex<HashMap<Uuid, Arc<tokio::sync::Mutex<()>>>>>,
}

impl Files {
    pub fn open(config: &Config, store: Store) -> Result<Self, Problem> {
        let workbench = storage::folder(&config.data_folder().join("arriving"))?;
        Ok(Self {
            store,
            objects: storage::open(config)?,
            place: config.storage_url.clone().unwrap_or_default(),
            workbench,
            most: config.files_per_person(),
            looking: Arc::new(Semaphore::new(LOOKED_AT_AT_ONCE)),
            forms: Arc::new(Semaphore::new(FORMS_AT_ONCE)),
            travelling: Arc::new(Semaphore::new(TRAVELLING_AT_ONCE)),
            lanes: Arc::default(),
        })
    }

    /// Whether the place where files lie can be reached, before anybody relies on it.
    pub async fn reach(&self) -> Result<(), Problem> {
        match self.objects.head(&storage::kept(FileId::mint())).await {
            Ok(_) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(object_store::Error::PermissionDenied { .. } | object_store::Error::Unauthenticated { .. }) => {
                Err(Problem::StorageRefuses(self.place.clone()))
            }
            // Its words name the bucket and what went wrong; never a key.
            Err(error) => Err(Problem::Other(format!("files cannot be kept where STORAGE_URL says: {error}"))),
        }
    }

    /// The bytes' side of it: for tests, and for whoever moves a school to another place.
    pub fn objects(&self) -> &Arc<dyn ObjectStore> {
        &self.objects
    }

    /// One at a time finishes a file, and of one person one form at a time is read; the others wait. `id`: the file's or the person's.
    async fn alone_with(&self, id: Uuid) -> OwnedMutexGuard<()> {
        let lane = {
            let mut lanes = self.lanes.lock().expect("nobody panics while holding the lanes");
            lanes.retain(|_, lane| Arc::strong_count(lane) > 1);
            lanes.entry(id).or_default().clone()
        };
        lane.lock_owned().await
    }
}

/// Puts the bytes of a file that was never sent where they belong: the demo's own.
pub async fn keep(config: &Config, id: FileId, bytes: &[u8]) -> Result<(), Problem> {
    let kept = storage::open(config)?.put(&storage::kept(id), bytes.to_vec().into()).await;
    kept.map(drop).map_err(|error| Problem::Other(error.to_string()))
}

pub fn routes() -> Router<AppState> {
    Router::new().merge(api::routes()).merge(serving::routes())
}
