//! What a stage asks of students: the word they go with, and whether an earlier version may stand beside the one that was released.

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
        m.create_table(
            Table::create()
                .table("closing_word")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("session_id"))
                .col(uuid("subject_id"))
                // One of the words that everybody chooses from, by its name.
                .col(text("word"))
                .col(big_integer("chosen_at"))
                .foreign_key(&mut references("closing_word", "district_id", "district"))
                .foreign_key(&mut references("closing_word", "session_id", "session"))
                .foreign_key(&mut references("closing_word", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("closing_word", &["session_id", "subject_id"])).await?;
        m.create_index(index("closing_word", &["subject_id"])).await?;
        m.create_table(
            Table::create()
                .table("earlier_ask")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(integer("version"))
                .col(uuid("asked_by"))
                .col(big_integer("asked_at"))
                // The yes itself is a consent; this says only that the question is settled.
                .col(big_integer_null("settled_at"))
                .foreign_key(&mut references("earlier_ask", "district_id", "district"))
                .foreign_key(&mut references("earlier_ask", "reflection_id", "reflection"))
                .foreign_key(&mut references("earlier_ask", "subject_id", "person"))
                .foreign_key(&mut references("earlier_ask", "asked_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("earlier_ask", &["reflection_id", "version"])).await?;
        m.create_index(index("earlier_ask", &["subject_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("earlier_ask").to_owned()).await?;
        m.drop_table(Table::drop().table("closing_word").to_owned()).await
    }
}
