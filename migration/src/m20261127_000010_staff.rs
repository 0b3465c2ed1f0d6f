//! An invitation can be taken back, and a password that was forgotten can be made new by a link.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("invitation").add_column(big_integer_null("withdrawn_at")).to_owned())
            .await?;
        m.create_index(index("invitation", &["school_id"])).await?;
        m.create_table(
            Table::create()
                .table("password_reset")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(text("token_hash"))
                // Nobody: made on the server itself.
                .col(uuid_null("created_by"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                // Used, or another one took its place.
                .col(big_integer_null("ended_at"))
                .foreign_key(&mut references("password_reset", "district_id", "district"))
                .foreign_key(&mut references("password_reset", "person_id", "person"))
                .foreign_key(&mut references("password_reset", "created_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("password_reset", &["token_hash"])).await?;
        m.create_index(index("password_reset", &["person_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("password_reset").to_owned()).await?;
        m.drop_index(Index::drop().name("ix_invitation_school_id").table("invitation").to_owned()).await?;
        m.alter_table(Table::alter().table("invitation").drop_column("withdrawn_at").to_owned()).await
    }
}
