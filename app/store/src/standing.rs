//! How much waits and how much is in use, for whoever watches the server or stops it.

use std::time::Duration;

use sea_orm::DbBackend;
use sea_orm::sqlx::Pool;

use crate::Store;

/// What waits and what is in use at one moment.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Writes that wait or are being carried out.
    pub writes: usize,
    /// Open connections for reading; on PostgreSQL for everything.
    pub connections: usize,
    /// Those of them that nobody uses.
    pub idle: usize,
}

fn pool_of<D: sea_orm::sqlx::Database>(pool: &Pool<D>) -> (usize, usize) {
    (pool.size() as usize, pool.num_idle())
}

impl Store {
    /// How much is waiting, for whoever watches the server.
    pub fn standing(&self) -> Standing {
        let reader = &self.inner.reader;
        let (connections, idle) = match reader.get_database_backend() {
            DbBackend::Postgres => pool_of(reader.get_postgres_connection_pool()),
            _ => pool_of(reader.get_sqlite_connection_pool()),
        };
        Standing { writes: self.writer().waiting(), connections, idle }
    }

    /// Returns when no write waits or is being carried out.
    #[crate::compiled_here]
    pub async fn comes_to_rest(&self) {
        while self.writer().waiting() > 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}
