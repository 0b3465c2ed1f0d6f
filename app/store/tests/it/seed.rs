//! The demo school: believable, and the same every time.

mod choices;
mod goals;
mod growth;
mod inquiry;
mod loops;
mod portfolio;
mod questions;
mod rubrics;
mod shelf;
mod showing;

use std::sync::Arc;

use domain::clock::Moment;
use domain::files::FileKind;
use domain::id::FileId;
use domain::viewer::{SignedIn, Viewer};
use migration::{Migrator, MigratorTrait};
use store::seed::{
    CUPS, CUPS_ON_THE_DESK, DRAWING, DRAWING_AGAIN, PARTICLES, PHOTOGRAPH, RECORDING, SPOKEN, SeedFile, SeedSecrets,
    TABLE, VOICE, fill,
};
use store::{Clock, Database, Randomness, Sink, Store};

use self::choices::chosen;
use self::goals::aimed_at;
use self::inquiry::inquired;
use self::loops::told;
use self::shelf::recommended;
use crate::harness::MONDAY;

async fn demo_school() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("demo.db").display());
    let (pin, keep) = (Arc::new(|_| "mac".into()), Arc::new(|_: FileId, _: &str| {}));
    let secrets = SeedSecrets { password_hash: "x".into(), pin, files: files(), keep };
    let open = || async {
        let database = Database::open(&url).await.unwrap();
        Migrator::up(database.connection(), None).await.unwrap();
        database
    };
    assert!(fill(open().await, Randomness::real(), secrets.clone(), Moment(MONDAY)).await.unwrap());
    assert!(
        !fill(open().await, Randomness::real(), secrets, Moment(MONDAY)).await.unwrap(),
        "a school is never filled twice"
    );
    let store =
        open().await.into_store(Clock::new(|| Moment(MONDAY)), Randomness::real(), Sink::nobody()).await.unwrap();
    (store, folder)
}

/// As the server brings them, without their bytes.
fn files() -> Vec<SeedFile> {
    let of = |name, kind, media_type, lasts_ms| SeedFile {
        name,
        kind,
        media_type,
        bytes: 10,
        width: None,
        height: None,
        lasts_ms,
    };
    vec![
        of(DRAWING, FileKind::Drawing, "image/svg+xml", None),
        of(DRAWING_AGAIN, FileKind::Drawing, "image/svg+xml", None),
        of(PHOTOGRAPH, FileKind::Image, "image/jpeg", None),
        of(RECORDING, FileKind::Sound, "audio/wav", Some(3_000)),
        of(VOICE, FileKind::Sound, "audio/wav", Some(2_000)),
        of(CUPS, FileKind::Drawing, "image/svg+xml", None),
        of(CUPS_ON_THE_DESK, FileKind::Image, "image/jpeg", None),
        of(TABLE, FileKind::Pdf, "application/pdf", None),
        of(SPOKEN, FileKind::Sound, "audio/wav", Some(4_000)),
        of(PARTICLES, FileKind::Video, "video/webm", Some(4_000)),
    ]
}

fn signed_in(district: domain::id::DistrictId, person: domain::id::PersonId, staff: bool) -> Viewer {
    Viewer::Person(SignedIn { district, person, sign_in: domain::id::SignInId::mint(), device: None, staff })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_the_same_every_time() {
    let ((one, _a), (other, _b)) = (demo_school().await, demo_school().await);
    assert_eq!(told(&one).await, told(&other).await);
    assert_eq!(aimed_at(&one).await, aimed_at(&other).await);
    assert_eq!(chosen(&one).await, chosen(&other).await);
    assert_eq!(recommended(&one).await, recommended(&other).await);
    assert_eq!(inquired(&one).await, inquired(&other).await);
}
