//! Questions: a teacher's own shelf, and what was put before a class.

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
                .table("kept_prompt")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(text("access_point"))
                .col(text("phase"))
                .col(text("question"))
                .col(text("starters"))
                .col(big_integer("created_at"))
                .col(big_integer_null("removed_at"))
                .foreign_key(&mut references("kept_prompt", "district_id", "district"))
                .foreign_key(&mut references("kept_prompt", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("kept_prompt", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("prompt")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("author_id"))
                .col(uuid_null("session_id"))
                .col(text_null("bank_id"))
                .col(text("access_point"))
                .col(text("phase"))
                .col(text("question"))
                .col(text("starters"))
                .col(text("plan"))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer_null("release_at"))
                .col(big_integer_null("released_at"))
                .col(big_integer_null("closed_at"))
                .foreign_key(&mut references("prompt", "district_id", "district"))
                .foreign_key(&mut references("prompt", "class_id", "class"))
                .foreign_key(&mut references("prompt", "author_id", "person"))
                .foreign_key(&mut references("prompt", "session_id", "session"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("prompt", &["class_id"])).await?;
        m.create_table(
            Table::create()
                .table("prompt_answered")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("prompt_id"))
                .col(uuid("person_id"))
                .foreign_key(&mut references("prompt_answered", "district_id", "district"))
                .foreign_key(&mut references("prompt_answered", "prompt_id", "prompt"))
                .foreign_key(&mut references("prompt_answered", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("prompt_answered", &["prompt_id", "person_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("prompt_answered").to_owned()).await?;
        m.drop_table(Table::drop().table("prompt").to_owned()).await?;
        m.drop_table(Table::drop().table("kept_prompt").to_owned()).await?;
        Ok(())
    }
}
