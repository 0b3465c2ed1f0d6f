//! The help queue, and notes that are taken back.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references};

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
                .table("help")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("session_id"))
                .col(uuid("subject_id"))
                // What it is about. The piece may be begun only later: then its student's piece to this prompt is meant.
                .col(uuid_null("reflection_id"))
                .col(uuid_null("prompt_id"))
                .col(text("sentence"))
                .col(text("words"))
                .col(text("stage"))
                .col(uuid_null("claimed_by"))
                .col(uuid_null("ended_by"))
                // What a teacher wrote in the queue.
                .col(text("reply"))
                .col(big_integer("asked_at"))
                .col(big_integer_null("claimed_at"))
                .col(big_integer_null("ended_at"))
                .col(big_integer_null("put_away_at"))
                .foreign_key(&mut references("help", "district_id", "district"))
                .foreign_key(&mut references("help", "class_id", "class"))
                .foreign_key(&mut references("help", "session_id", "session"))
                .foreign_key(&mut references("help", "subject_id", "person"))
                .foreign_key(&mut references("help", "claimed_by", "person"))
                .foreign_key(&mut references("help", "ended_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("help", &["class_id", "stage"])).await?;
        m.create_index(index("help", &["subject_id"])).await?;
        m.alter_table(Table::alter().table("note").add_column(big_integer_null("taken_back_at")).to_owned()).await?;
        // SQLite adds no foreign key to a table that is there; what is written is looked up first.
        m.alter_table(Table::alter().table("note").add_column(uuid_null("voice_id")).to_owned()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("note").drop_column("voice_id").to_owned()).await?;
        m.alter_table(Table::alter().table("note").drop_column("taken_back_at").to_owned()).await?;
        m.drop_table(Table::drop().table("help").to_owned()).await
    }
}
