//! The number of a perspective's draft, and the sheet of the page that kept it last: what another page kept meanwhile is not overwritten unseen.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("perspective_draft").add_column(integer("rev").default(1)).to_owned())
            .await?;
        m.alter_table(Table::alter().table("perspective_draft").add_column(uuid_null("sheet_id")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("perspective_draft").drop_column("sheet_id").to_owned()).await?;
        m.alter_table(Table::alter().table("perspective_draft").drop_column("rev").to_owned()).await
    }
}
