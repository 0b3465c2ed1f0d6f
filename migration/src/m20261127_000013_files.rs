//! Files as they arrive and as they are kept: rows here, bytes in the object store.

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
                .table("file")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                // Whose words or face it holds, so that erasing finds it; a teacher's voice is about its student.
                .col(uuid("subject_id"))
                // Who brought it.
                .col(uuid("owner_id"))
                .col(text("kind"))
                // What the bytes turned out to be; empty until they have all arrived.
                .col(text("media_type"))
                // As announced, and as kept once it is ready.
                .col(big_integer("bytes"))
                .col(big_integer("received"))
                .col(text("state"))
                .col(text("sha256"))
                .col(integer_null("width"))
                .col(integer_null("height"))
                .col(big_integer_null("lasts_ms"))
                .col(boolean("small"))
                .col(text_null("refused"))
                .col(big_integer("created_at"))
                .col(big_integer("changed_at"))
                .col(big_integer_null("gone_at"))
                .foreign_key(&mut references("file", "district_id", "district"))
                .foreign_key(&mut references("file", "subject_id", "person"))
                .foreign_key(&mut references("file", "owner_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("file", &["subject_id"])).await?;
        m.create_index(index("file", &["owner_id"])).await?;
        m.create_index(index("file", &["state", "changed_at"])).await?;
        m.create_table(
            Table::create()
                .table("file_part")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("file_id"))
                .col(big_integer("starts"))
                .col(big_integer("bytes"))
                .foreign_key(&mut references("file_part", "district_id", "district"))
                .foreign_key(&mut references("file_part", "file_id", "file"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("file_part", &["file_id", "starts"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("file_part").to_owned()).await?;
        m.drop_table(Table::drop().table("file").to_owned()).await
    }
}
