//! A mark may lie on a page of a PDF.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let alter = || Table::alter().table("feedback_mark").to_owned();
        m.alter_table(alter().add_column(integer_null("page")).to_owned()).await?;
        m.alter_table(alter().add_column(string_null("part")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let alter = || Table::alter().table("feedback_mark").to_owned();
        m.alter_table(alter().drop_column("part").to_owned()).await?;
        m.alter_table(alter().drop_column("page").to_owned()).await
    }
}
