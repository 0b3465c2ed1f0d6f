//! What a teacher said about an outside tool that a student named for a try: put on the shelf as this strategy, or why not.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let alter = || Table::alter().table("tried").to_owned();
        // SQLite adds no foreign key to a table that is there; what is written is looked up first.
        m.alter_table(alter().add_column(uuid_null("tool_strategy_id")).to_owned()).await?;
        m.alter_table(alter().add_column(text_null("tool_why")).to_owned()).await?;
        m.alter_table(alter().add_column(uuid_null("tool_by")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in ["tool_by", "tool_why", "tool_strategy_id"] {
            m.alter_table(Table::alter().table("tried").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
