//! By which secret this database's picture PINs were made: a mark of it, from which nobody finds the secret.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let one_row = Table::create()
            .table("secret_mark")
            .col(integer("id").primary_key())
            .col(text("mark"))
            .col(big_integer("at"))
            .to_owned();
        m.create_table(one_row).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("secret_mark").to_owned()).await
    }
}
