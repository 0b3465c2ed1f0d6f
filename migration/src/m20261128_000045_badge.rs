//! Badges: one that runs per student and class; an older one opens nothing.

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
        let badge = Table::create()
            .table("badge")
            .col(uuid("id").primary_key())
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(uuid("person_id"))
            .col(big_integer("made_at"))
            .col(big_integer_null("ended_at"))
            .foreign_key(&mut references("badge", "district_id", "district"))
            .foreign_key(&mut references("badge", "class_id", "class"))
            .foreign_key(&mut references("badge", "person_id", "person"))
            .to_owned();
        m.create_table(badge).await?;
        m.create_index(index("badge", &["class_id", "person_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("badge").to_owned()).await
    }
}
