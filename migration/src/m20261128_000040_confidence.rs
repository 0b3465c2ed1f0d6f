//! How sure a class is of one thing: what was asked, what each student said, and a step of a lesson that asks it.

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
                .table("confidence_ask")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("session_id"))
                .col(text("statement"))
                .col(uuid("asked_by"))
                .col(big_integer("asked_at"))
                .foreign_key(&mut references("confidence_ask", "district_id", "district"))
                .foreign_key(&mut references("confidence_ask", "class_id", "class"))
                .foreign_key(&mut references("confidence_ask", "session_id", "session"))
                .foreign_key(&mut references("confidence_ask", "asked_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("confidence_ask", &["session_id"])).await?;
        m.create_table(
            Table::create()
                .table("confidence_said")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("ask_id"))
                .col(uuid("subject_id"))
                // One of the answers that everybody chooses from, by its name.
                .col(text("level"))
                .col(big_integer("said_at"))
                .foreign_key(&mut references("confidence_said", "district_id", "district"))
                .foreign_key(&mut references("confidence_said", "ask_id", "confidence_ask"))
                .foreign_key(&mut references("confidence_said", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("confidence_said", &["ask_id", "subject_id"])).await?;
        m.create_index(index("confidence_said", &["subject_id"])).await?;
        m.alter_table(Table::alter().table("lesson_step").add_column(text_null("statement")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("lesson_step").drop_column("statement").to_owned()).await?;
        m.drop_table(Table::drop().table("confidence_said").to_owned()).await?;
        m.drop_table(Table::drop().table("confidence_ask").to_owned()).await
    }
}
