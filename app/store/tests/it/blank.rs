//! Empty databases with every table, by the hundred. The migrations run once for a run of tests, in a database that nobody writes in, and
//! each test gets a copy of it: a copy takes milliseconds where fifty migrations take half a second. The server's tests do the same.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use migration::{Migrator, MigratorTrait};
use sea_orm_migration::sea_orm::ConnectionTrait;
use store::Database;
use tokio::sync::OnceCell;

/// Puts a database at `path`, which is not there yet.
pub async fn sqlite(path: &Path) {
    static FIRST: OnceCell<Vec<u8>> = OnceCell::const_new();
    let first = FIRST.get_or_init(|| async {
        let folder = tempfile::tempdir().unwrap();
        let whole = folder.path().join("whole.db");
        let database = migrated(&sqlite_url(&folder.path().join("first.db"))).await;
        // In one file: what WAL still holds beside the first is in it.
        database.connection().execute_unprepared(&format!("VACUUM INTO '{}'", whole.display())).await.unwrap();
        std::fs::read(whole).unwrap()
    });
    std::fs::write(path, first.await).unwrap();
}

pub fn sqlite_url(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

/// A database of its own on the server named by `WAYMARK_TEST_POSTGRES`: its address. `None` where there is no server.
pub async fn postgres() -> Option<String> {
    static FIRST: OnceCell<String> = OnceCell::const_new();
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let server = std::env::var("WAYMARK_TEST_POSTGRES").ok()?;
    // Several runs may share a server, one after another or beside each other.
    let own = |what: &str| format!("{what}{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let first = FIRST.get_or_init(|| async {
        let first = own("first");
        asks(&server, &format!("CREATE DATABASE {first}")).await;
        let database = migrated(&format!("{server}/{first}")).await;
        // Only what nobody is connected to can be copied.
        database.connection().clone().close().await.unwrap();
        first
    });
    let (first, name) = (first.await, own("t"));
    asks(&server, &format!("CREATE DATABASE {name} TEMPLATE {first}")).await;
    Some(format!("{server}/{name}"))
}

async fn migrated(url: &str) -> Database {
    let database = Database::open(url).await.unwrap();
    Migrator::up(database.connection(), None).await.unwrap();
    database
}

async fn asks(server: &str, sql: &str) {
    let admin = Database::open(&format!("{server}/postgres")).await.unwrap();
    admin.connection().execute_unprepared(sql).await.unwrap();
}
