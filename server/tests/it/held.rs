//! A database that somebody else keeps to themselves for a moment: who writes waits.

use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// Until it is rolled back. A server of SQLite waits for five seconds.
pub async fn keeps(database: &str) -> DatabaseTransaction {
    let mut options = ConnectOptions::new(database);
    let other = Database::connect(options.max_connections(1).to_owned()).await.unwrap();
    let immediate = SqliteTransactionMode::Immediate;
    let options = TransactionOptions { sqlite_transaction_mode: Some(immediate), ..Default::default() };
    let keeps = other.begin_with_options(options).await.unwrap();
    if keeps.get_database_backend() == DbBackend::Postgres {
        keeps.execute_unprepared("LOCK TABLE sign_in IN EXCLUSIVE MODE").await.unwrap();
    }
    keeps
}
