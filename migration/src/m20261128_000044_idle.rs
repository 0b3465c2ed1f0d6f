//! A device that nobody touches signs its student out: how soon is the school's to say, and what a sign-in goes by.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let minutes = integer("idle_minutes").default(20).to_owned();
        m.alter_table(Table::alter().table("school").add_column(minutes).to_owned()).await?;
        m.alter_table(Table::alter().table("sign_in").add_column(big_integer_null("idle")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("sign_in").drop_column("idle").to_owned()).await?;
        m.alter_table(Table::alter().table("school").drop_column("idle_minutes").to_owned()).await
    }
}
