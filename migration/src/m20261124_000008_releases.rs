//! Consent, and what was shown on the wall because of it.

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
                .table("consent")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(uuid("reflection_id"))
                .col(text("scope"))
                .col(integer("version"))
                .col(big_integer("given_at"))
                .col(big_integer_null("withdrawn_at"))
                .foreign_key(&mut references("consent", "district_id", "district"))
                .foreign_key(&mut references("consent", "subject_id", "person"))
                .foreign_key(&mut references("consent", "reflection_id", "reflection"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("consent", &["reflection_id"])).await?;
        m.create_index(index("consent", &["subject_id"])).await?;
        m.create_table(
            Table::create()
                .table("wall_card")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("session_id"))
                .col(uuid("class_id"))
                .col(uuid("reflection_id"))
                .col(uuid("subject_id"))
                .col(integer("version"))
                .col(uuid("released_by"))
                .col(big_integer("released_at"))
                .col(big_integer_null("taken_back_at"))
                .foreign_key(&mut references("wall_card", "district_id", "district"))
                .foreign_key(&mut references("wall_card", "session_id", "session"))
                .foreign_key(&mut references("wall_card", "class_id", "class"))
                .foreign_key(&mut references("wall_card", "reflection_id", "reflection"))
                .foreign_key(&mut references("wall_card", "subject_id", "person"))
                .foreign_key(&mut references("wall_card", "released_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("wall_card", &["session_id"])).await?;
        m.create_index(index("wall_card", &["reflection_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("wall_card").to_owned()).await?;
        m.drop_table(Table::drop().table("consent").to_owned()).await?;
        Ok(())
    }
}
