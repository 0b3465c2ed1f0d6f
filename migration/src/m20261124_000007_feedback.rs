//! What came back: feedback on a piece, notes to several, and what the student did with it.

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
                .table("note")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("author_id"))
                .col(uuid_null("prompt_id"))
                .col(text("words"))
                .col(boolean("whole_class").default(false))
                .col(big_integer("sent_at"))
                .foreign_key(&mut references("note", "district_id", "district"))
                .foreign_key(&mut references("note", "class_id", "class"))
                .foreign_key(&mut references("note", "author_id", "person"))
                .foreign_key(&mut references("note", "prompt_id", "prompt"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("note", &["class_id"])).await?;
        m.create_table(
            Table::create()
                .table("note_reader")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("note_id"))
                .col(uuid("person_id"))
                .col(big_integer_null("read_at"))
                .foreign_key(&mut references("note_reader", "district_id", "district"))
                .foreign_key(&mut references("note_reader", "note_id", "note"))
                .foreign_key(&mut references("note_reader", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("note_reader", &["note_id", "person_id"])).await?;
        m.create_index(index("note_reader", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("feedback")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(uuid("author_id"))
                .col(integer("version"))
                .col(text("kind"))
                .col(text("strength"))
                .col(text("question"))
                .col(text("next_step"))
                .col(big_integer("sent_at"))
                .col(big_integer_null("seen_at"))
                .foreign_key(&mut references("feedback", "district_id", "district"))
                .foreign_key(&mut references("feedback", "reflection_id", "reflection"))
                .foreign_key(&mut references("feedback", "subject_id", "person"))
                .foreign_key(&mut references("feedback", "author_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("feedback", &["reflection_id"])).await?;
        m.create_index(index("feedback", &["subject_id"])).await?;
        m.create_table(
            Table::create()
                .table("passage")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("feedback_id"))
                .col(uuid("subject_id"))
                .col(integer("starts"))
                .col(integer("ends"))
                .col(text("quote"))
                .col(text("words"))
                .foreign_key(&mut references("passage", "district_id", "district"))
                .foreign_key(&mut references("passage", "feedback_id", "feedback"))
                .foreign_key(&mut references("passage", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("passage", &["feedback_id"])).await?;
        m.create_table(
            Table::create()
                .table("feedback_draft")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(uuid("author_id"))
                .col(big_integer("rev"))
                .col(text("strength"))
                .col(text("question"))
                .col(text("next_step"))
                .col(text("passages"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("feedback_draft", "district_id", "district"))
                .foreign_key(&mut references("feedback_draft", "reflection_id", "reflection"))
                .foreign_key(&mut references("feedback_draft", "subject_id", "person"))
                .foreign_key(&mut references("feedback_draft", "author_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("feedback_draft", &["reflection_id", "author_id"])).await?;
        m.create_table(
            Table::create()
                .table("follow_through")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("feedback_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(text("part"))
                .col(text("outcome"))
                .col(text("words"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("follow_through", "district_id", "district"))
                .foreign_key(&mut references("follow_through", "feedback_id", "feedback"))
                .foreign_key(&mut references("follow_through", "reflection_id", "reflection"))
                .foreign_key(&mut references("follow_through", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("follow_through", &["feedback_id", "part"])).await?;
        m.create_index(index("follow_through", &["reflection_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("follow_through").to_owned()).await?;
        m.drop_table(Table::drop().table("feedback_draft").to_owned()).await?;
        m.drop_table(Table::drop().table("passage").to_owned()).await?;
        m.drop_table(Table::drop().table("feedback").to_owned()).await?;
        m.drop_table(Table::drop().table("note_reader").to_owned()).await?;
        m.drop_table(Table::drop().table("note").to_owned()).await?;
        Ok(())
    }
}
