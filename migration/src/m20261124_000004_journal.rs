//! What happened, in order, without a word of it; and the commands already carried out.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create().table("stream_head").col(text("stream").primary_key()).col(big_integer("seq")).to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("journal")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(text("stream"))
                .col(big_integer("seq"))
                .col(big_integer("at"))
                .col(uuid_null("actor"))
                .col(uuid_null("subject"))
                .col(text("kind"))
                .col(text("ids"))
                .col(text("audiences"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("journal", &["stream", "seq"])).await?;
        m.create_index(index("journal", &["at"])).await?;
        m.create_table(
            Table::create()
                .table("command")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("actor"))
                .col(uuid("command_id"))
                .col(big_integer("at"))
                .col(text("outcome"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("command", &["actor", "command_id"])).await?;
        m.create_table(
            Table::create()
                .table("audit")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(big_integer("at"))
                .col(uuid_null("actor"))
                .col(uuid_null("subject"))
                .col(uuid_null("on_behalf_of"))
                .col(text("what"))
                .col(uuid_null("about"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("audit", &["district_id", "at"])).await?;
        m.create_table(
            Table::create()
                .table("job")
                .col(pk_uuid("id"))
                .col(uuid_null("district_id"))
                .col(text("kind"))
                .col(uuid_null("about"))
                .col(big_integer("run_at"))
                .col(big_integer_null("leased_until"))
                .col(integer("attempts"))
                .col(big_integer_null("done_at"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("job", &["done_at", "run_at"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("job").to_owned()).await?;
        m.drop_table(Table::drop().table("audit").to_owned()).await?;
        m.drop_table(Table::drop().table("command").to_owned()).await?;
        m.drop_table(Table::drop().table("journal").to_owned()).await?;
        m.drop_table(Table::drop().table("stream_head").to_owned()).await?;
        Ok(())
    }
}
