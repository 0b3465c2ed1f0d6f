//! What helps a person read: their letters, spacing, contrast and motion. None is the usual way.

use sea_orm_migration::{prelude::*, schema::*};

const SETTINGS: [&str; 4] = ["letters", "spacing", "contrast", "motion"];

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // One at a time: SQLite adds no more with one statement.
        for setting in SETTINGS {
            m.alter_table(Table::alter().table("person").add_column(text_null(setting)).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for setting in SETTINGS {
            m.alter_table(Table::alter().table("person").drop_column(setting).to_owned()).await?;
        }
        Ok(())
    }
}
