//! A choice may say which goal of its student's it serves.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::index;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds no foreign key to a table that is there; what is written is looked up first.
        m.alter_table(Table::alter().table("choice").add_column(uuid_null("goal_id")).to_owned()).await?;
        m.create_index(index("choice", &["goal_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(Index::drop().name("ix_choice_goal_id").table("choice").to_owned()).await?;
        m.alter_table(Table::alter().table("choice").drop_column("goal_id").to_owned()).await
    }
}
