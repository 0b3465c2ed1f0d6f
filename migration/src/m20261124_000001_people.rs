//! Districts, schools, the persons in them, and who is what where.

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
                .table("district")
                .col(pk_uuid("id"))
                .col(text("name"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("school")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(text("name"))
                .col(text("time_zone"))
                .col(text("locale"))
                .col(boolean("open_sign_up").default(false))
                .col(text("talk_note"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("school", "district_id", "district"))
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("term")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("school_id"))
                .col(text("name"))
                .col(text("starts_on"))
                .col(text("ends_on"))
                .foreign_key(&mut references("term", "district_id", "district"))
                .foreign_key(&mut references("term", "school_id", "school"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("term", &["school_id"])).await?;
        m.create_table(
            Table::create()
                .table("person")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(text("display_name"))
                .col(text("sort_name"))
                .col(text_null("locale"))
                .col(text_null("theme"))
                .col(text_null("external_id"))
                .col(big_integer("created_at"))
                .col(big_integer_null("erased_at"))
                .col(uuid_null("merged_into"))
                .foreign_key(&mut references("person", "district_id", "district"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("person", &["district_id"])).await?;
        m.create_table(
            Table::create()
                .table("membership")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(uuid("school_id"))
                .col(text("role"))
                .col(big_integer("starts_at"))
                .col(big_integer_null("ends_at"))
                .foreign_key(&mut references("membership", "district_id", "district"))
                .foreign_key(&mut references("membership", "person_id", "person"))
                .foreign_key(&mut references("membership", "school_id", "school"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("membership", &["person_id", "school_id", "role", "starts_at"])).await?;
        m.create_index(index("membership", &["school_id"])).await?;
        m.create_table(
            Table::create()
                .table("talk_contact")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("school_id"))
                .col(uuid("person_id"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("talk_contact", "district_id", "district"))
                .foreign_key(&mut references("talk_contact", "school_id", "school"))
                .foreign_key(&mut references("talk_contact", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("talk_contact", &["school_id", "person_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("talk_contact").to_owned()).await?;
        m.drop_table(Table::drop().table("membership").to_owned()).await?;
        m.drop_table(Table::drop().table("person").to_owned()).await?;
        m.drop_table(Table::drop().table("term").to_owned()).await?;
        m.drop_table(Table::drop().table("school").to_owned()).await?;
        m.drop_table(Table::drop().table("district").to_owned()).await?;
        Ok(())
    }
}
