//! Words and phrases that ask for a second look before something reaches the wall: a list of each class.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // A class whose staff changed its list has a row; every other has the list that comes with Waymark.
        m.create_table(
            Table::create()
                .table("safety_list")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("changed_by"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("safety_list", "district_id", "district"))
                .foreign_key(&mut references("safety_list", "class_id", "class"))
                .foreign_key(&mut references("safety_list", "changed_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("safety_list", &["class_id"])).await?;
        m.create_table(
            Table::create()
                .table("safety_word")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(text("words"))
                // As it is compared: small, without accents.
                .col(text("folded"))
                .col(big_integer_null("removed_at"))
                .col(uuid("added_by"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("safety_word", "district_id", "district"))
                .foreign_key(&mut references("safety_word", "class_id", "class"))
                .foreign_key(&mut references("safety_word", "added_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("safety_word", &["class_id", "folded"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("safety_word").to_owned()).await?;
        m.drop_table(Table::drop().table("safety_list").to_owned()).await
    }
}
