//! Pieces, their drafts and their immutable versions.

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
                .table("reflection")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid_null("class_id"))
                .col(uuid("subject_id"))
                .col(uuid_null("prompt_id"))
                .col(uuid_null("session_id"))
                .col(text_null("question"))
                .col(text("access_point"))
                .col(text("stage"))
                .col(integer("version"))
                .col(boolean("waits").default(false))
                .col(big_integer_null("answered_at"))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("reflection", "district_id", "district"))
                .foreign_key(&mut references("reflection", "class_id", "class"))
                .foreign_key(&mut references("reflection", "subject_id", "person"))
                .foreign_key(&mut references("reflection", "prompt_id", "prompt"))
                .foreign_key(&mut references("reflection", "session_id", "session"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("reflection", &["class_id"])).await?;
        m.create_index(index("reflection", &["subject_id"])).await?;
        m.create_index(index("reflection", &["prompt_id"])).await?;
        m.create_table(
            Table::create()
                .table("draft")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(integer("base"))
                .col(big_integer("rev"))
                .col(text("words"))
                .col(text("ask"))
                .col(text("ask_words"))
                .col(text_null("language"))
                .col(uuid_null("scribe_id"))
                .col(boolean("told").default(false))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("draft", "district_id", "district"))
                .foreign_key(&mut references("draft", "reflection_id", "reflection"))
                .foreign_key(&mut references("draft", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("draft", &["reflection_id"])).await?;
        m.create_table(
            Table::create()
                .table("version")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(uuid_null("session_id"))
                .col(integer("number"))
                .col(text("words"))
                .col(text("ask"))
                .col(text("ask_words"))
                .col(text_null("language"))
                .col(uuid_null("scribe_id"))
                .col(boolean("told").default(false))
                .col(big_integer_null("confirmed_at"))
                .col(boolean("late").default(false))
                .col(big_integer("written_at"))
                .col(big_integer("received_at"))
                .col(big_integer_null("taken_back_at"))
                .foreign_key(&mut references("version", "district_id", "district"))
                .foreign_key(&mut references("version", "reflection_id", "reflection"))
                .foreign_key(&mut references("version", "subject_id", "person"))
                .foreign_key(&mut references("version", "session_id", "session"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("version", &["reflection_id", "number", "received_at"])).await?;
        m.create_index(index("version", &["subject_id"])).await?;
        m.create_table(
            Table::create()
                .table("translation")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("version_id"))
                .col(uuid("subject_id"))
                .col(uuid("author_id"))
                .col(text("language"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("translation", "district_id", "district"))
                .foreign_key(&mut references("translation", "version_id", "version"))
                .foreign_key(&mut references("translation", "subject_id", "person"))
                .foreign_key(&mut references("translation", "author_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("translation", &["version_id"])).await?;
        m.create_table(
            Table::create()
                .table("growth")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(uuid_null("class_id"))
                .col(uuid("before_id"))
                .col(uuid("after_id"))
                .col(text("used_to"))
                .col(text("now"))
                .col(uuid_null("suggested_by"))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer("changed_at"))
                .col(big_integer_null("set_aside_at"))
                .foreign_key(&mut references("growth", "district_id", "district"))
                .foreign_key(&mut references("growth", "subject_id", "person"))
                .foreign_key(&mut references("growth", "class_id", "class"))
                .foreign_key(&mut references("growth", "before_id", "version"))
                .foreign_key(&mut references("growth", "after_id", "version"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("growth", &["subject_id"])).await?;
        m.create_index(index("growth", &["class_id"])).await?;
        m.create_table(
            Table::create()
                .table("growth_remark")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("growth_id"))
                .col(uuid("subject_id"))
                .col(uuid("author_id"))
                .col(text("kind"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("growth_remark", "district_id", "district"))
                .foreign_key(&mut references("growth_remark", "growth_id", "growth"))
                .foreign_key(&mut references("growth_remark", "subject_id", "person"))
                .foreign_key(&mut references("growth_remark", "author_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("growth_remark", &["growth_id"])).await?;
        m.create_table(
            Table::create()
                .table("talk")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("school_id"))
                .col(uuid("subject_id"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .col(big_integer_null("seen_at"))
                .col(uuid_null("seen_by"))
                .foreign_key(&mut references("talk", "district_id", "district"))
                .foreign_key(&mut references("talk", "school_id", "school"))
                .foreign_key(&mut references("talk", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("talk", &["school_id"])).await?;
        m.create_index(index("talk", &["subject_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("talk").to_owned()).await?;
        m.drop_table(Table::drop().table("growth_remark").to_owned()).await?;
        m.drop_table(Table::drop().table("growth").to_owned()).await?;
        m.drop_table(Table::drop().table("translation").to_owned()).await?;
        m.drop_table(Table::drop().table("version").to_owned()).await?;
        m.drop_table(Table::drop().table("draft").to_owned()).await?;
        m.drop_table(Table::drop().table("reflection").to_owned()).await?;
        Ok(())
    }
}
