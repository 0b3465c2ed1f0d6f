//! What the projector is asked to show, and its timer. One row for a session of a class; none while it follows what is there.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{references, unique};

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
                .table("stage")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("session_id"))
                .col(text("scene"))
                // What a blank wall goes back to.
                .col(text_null("before"))
                // A card on the wall, a round or a board, as the scene has it.
                .col(uuid_null("subject"))
                // Counted from 0; none: the wall turns its pages by itself.
                .col(integer_null("page"))
                // As it was set, and when it is over; none without a timer.
                .col(integer_null("seconds"))
                .col(big_integer_null("ends_at"))
                .col(uuid("changed_by"))
                .col(big_integer("changed_at"))
                .col(big_integer("rev"))
                .foreign_key(&mut references("stage", "district_id", "district"))
                .foreign_key(&mut references("stage", "class_id", "class"))
                .foreign_key(&mut references("stage", "session_id", "session"))
                .foreign_key(&mut references("stage", "changed_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("stage", &["session_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("stage").to_owned()).await
    }
}
