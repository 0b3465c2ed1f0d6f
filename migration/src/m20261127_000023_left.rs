//! Left from showing and choosing: a piece that was begun from a board knows its board.

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
        m.alter_table(Table::alter().table("reflection").add_column(uuid_null("board_id")).to_owned()).await?;
        m.create_index(index("reflection", &["board_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(Index::drop().name("ix_reflection_board_id").table("reflection").to_owned()).await?;
        m.alter_table(Table::alter().table("reflection").drop_column("board_id").to_owned()).await
    }
}
