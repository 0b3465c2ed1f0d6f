//! Whose streams ended, and when: where several servers share one PostgreSQL, each must know before it hands out what came later.

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
        m.create_table(
            Table::create()
                .table("cut")
                .col(pk_uuid("id"))
                // The transaction that made it, as PostgreSQL numbers them.
                .col(big_integer("xid"))
                .col(big_integer("at"))
                .col(text("kind"))
                .col(uuid("about"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("cut", &["xid"])).await?;
        m.create_index(index("cut", &["at"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("cut").to_owned()).await
    }
}
