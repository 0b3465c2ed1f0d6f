//! Drafts count on after a version was shared, so that a window left open cannot pass for the newest; and the name of the adult
//! who wrote down what a student said, who need not be a person here.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("reflection").add_column(big_integer("draft_rev").default(0)).to_owned())
            .await?;
        m.alter_table(Table::alter().table("draft").add_column(text_null("scribe")).to_owned()).await?;
        m.alter_table(Table::alter().table("version").add_column(text_null("scribe")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("version").drop_column("scribe").to_owned()).await?;
        m.alter_table(Table::alter().table("draft").drop_column("scribe").to_owned()).await?;
        m.alter_table(Table::alter().table("reflection").drop_column("draft_rev").to_owned()).await
    }
}
