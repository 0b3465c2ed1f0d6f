//! Showing it: files in a piece and in its versions, marks on them, a teacher's voice, and how a student set out to answer.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Columns of tables that were there before. SQLite adds no foreign key to one; what is written there is looked up first.
const ADDED: [(&str, &str); 4] =
    [("reflection", "mode"), ("reflection", "mode_why"), ("version", "mode"), ("version", "mode_why")];
const VOICES: [&str; 2] = ["feedback", "feedback_draft"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("shown")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(uuid("reflection_id"))
                // The version it was shared with; none while it is in the draft.
                .col(uuid_null("version_id"))
                .col(uuid("file_id"))
                .col(integer("place"))
                .col(text("caption"))
                .col(text("transcript"))
                .col(big_integer("added_at"))
                // Taken out of the draft, and may be put back until the next version is shared.
                .col(big_integer_null("removed_at"))
                .foreign_key(&mut references("shown", "district_id", "district"))
                .foreign_key(&mut references("shown", "subject_id", "person"))
                .foreign_key(&mut references("shown", "reflection_id", "reflection"))
                .foreign_key(&mut references("shown", "version_id", "version"))
                .foreign_key(&mut references("shown", "file_id", "file"))
                .to_owned(),
        )
        .await?;
        for column in ["reflection_id", "version_id", "file_id", "subject_id"] {
            m.create_index(index("shown", &[column])).await?;
        }
        m.create_table(
            Table::create()
                .table("feedback_mark")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(uuid("reflection_id"))
                .col(uuid("author_id"))
                // The answer it was sent with; none while it is on its author's desk.
                .col(uuid_null("feedback_id"))
                .col(uuid("shown_id"))
                // A moment: milliseconds.
                .col(big_integer_null("starts"))
                .col(big_integer_null("ends"))
                // An area: ten-thousandths.
                .col(integer_null("x"))
                .col(integer_null("y"))
                .col(integer_null("w"))
                .col(integer_null("h"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("feedback_mark", "district_id", "district"))
                .foreign_key(&mut references("feedback_mark", "subject_id", "person"))
                .foreign_key(&mut references("feedback_mark", "reflection_id", "reflection"))
                .foreign_key(&mut references("feedback_mark", "author_id", "person"))
                .foreign_key(&mut references("feedback_mark", "feedback_id", "feedback"))
                .foreign_key(&mut references("feedback_mark", "shown_id", "shown"))
                .to_owned(),
        )
        .await?;
        for column in ["reflection_id", "feedback_id", "shown_id", "subject_id"] {
            m.create_index(index("feedback_mark", &[column])).await?;
        }
        for (table, column) in ADDED {
            m.alter_table(Table::alter().table(table).add_column(text_null(column)).to_owned()).await?;
        }
        for table in VOICES {
            m.alter_table(Table::alter().table(table).add_column(uuid_null("voice_id")).to_owned()).await?;
            m.create_index(index(table, &["voice_id"])).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in VOICES {
            m.drop_index(Index::drop().name(format!("ix_{table}_voice_id")).table(table).to_owned()).await?;
            m.alter_table(Table::alter().table(table).drop_column("voice_id").to_owned()).await?;
        }
        for (table, column) in ADDED {
            m.alter_table(Table::alter().table(table).drop_column(column).to_owned()).await?;
        }
        m.drop_table(Table::drop().table("feedback_mark").to_owned()).await?;
        m.drop_table(Table::drop().table("shown").to_owned()).await
    }
}
