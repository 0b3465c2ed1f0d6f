//! A classroom device remembers who linked it, so that it can be unlinked when they go.

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
        // Nobody: linked before this was written down, or not linked.
        m.alter_table(Table::alter().table("device").add_column(uuid_null("linked_by")).to_owned()).await?;
        m.create_index(index("device", &["linked_by"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(Index::drop().name("ix_device_linked_by").table("device").to_owned()).await?;
        m.alter_table(Table::alter().table("device").drop_column("linked_by").to_owned()).await
    }
}
