//! The language of a prompt, and how it reads in others (a list as JSON, like the starters: it is only ever read whole, with its prompt).

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: [&str; 2] = ["prompt", "kept_prompt"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            m.alter_table(Table::alter().table(table).add_column(text_null("locale")).to_owned()).await?;
            m.alter_table(Table::alter().table(table).add_column(text("wordings").default("[]")).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            m.alter_table(Table::alter().table(table).drop_column("wordings").to_owned()).await?;
            m.alter_table(Table::alter().table(table).drop_column("locale").to_owned()).await?;
        }
        Ok(())
    }
}
