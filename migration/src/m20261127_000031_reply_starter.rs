//! First words of answers that a teacher keeps for themselves.

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
        // Who changed their set has a row; everybody else has the one that comes with Waymark.
        m.create_table(
            Table::create()
                .table("reply_set")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(big_integer("since"))
                .foreign_key(&mut references("reply_set", "district_id", "district"))
                .foreign_key(&mut references("reply_set", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("reply_set", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("reply_starter")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                // Which of the set that comes with Waymark it was.
                .col(text_null("bank_id"))
                // What the student asked for, and the box that the words are meant for.
                .col(text("ask"))
                .col(text("part"))
                .col(text("words"))
                .col(integer("place"))
                .col(big_integer("created_at"))
                .col(big_integer_null("removed_at"))
                .foreign_key(&mut references("reply_starter", "district_id", "district"))
                .foreign_key(&mut references("reply_starter", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("reply_starter", &["person_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("reply_starter").to_owned()).await?;
        m.drop_table(Table::drop().table("reply_set").to_owned()).await
    }
}
