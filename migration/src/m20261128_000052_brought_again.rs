//! What came of a zip is kept, so that its page tells it again. And of a conference that was brought, how new that telling was: a later zip goes
//! on from there.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("brought").add_column(text_null("came_of")).to_owned()).await?;
        m.alter_table(Table::alter().table("conference").add_column(big_integer_null("told_at")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("conference").drop_column("told_at").to_owned()).await?;
        m.alter_table(Table::alter().table("brought").drop_column("came_of").to_owned()).await
    }
}
