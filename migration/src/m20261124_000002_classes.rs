//! Classes, who teaches them, who is enrolled; sessions (the door) and who came.

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
                .table("class")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("school_id"))
                .col(uuid_null("term_id"))
                .col(text("name"))
                .col(text("subject"))
                .col(text("grade_band"))
                .col(text("access_points"))
                .col(boolean("nicknames").default(false))
                .col(text("join_code"))
                .col(boolean("join_open").default(false))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer_null("archived_at"))
                .foreign_key(&mut references("class", "district_id", "district"))
                .foreign_key(&mut references("class", "school_id", "school"))
                .foreign_key(&mut references("class", "term_id", "term"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("class", &["join_code"])).await?;
        m.create_index(index("class", &["school_id"])).await?;
        m.create_table(
            Table::create()
                .table("teaching")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("person_id"))
                .col(text("role"))
                .col(big_integer("starts_at"))
                .col(big_integer_null("ends_at"))
                .foreign_key(&mut references("teaching", "district_id", "district"))
                .foreign_key(&mut references("teaching", "class_id", "class"))
                .foreign_key(&mut references("teaching", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("teaching", &["class_id"])).await?;
        m.create_index(index("teaching", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("enrollment")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("person_id"))
                .col(text("picture"))
                .col(boolean("nickname").default(false))
                .col(big_integer("rev"))
                .col(big_integer("starts_at"))
                .col(big_integer_null("ends_at"))
                .col(big_integer_null("claimed_at"))
                .col(uuid_null("claimed_device"))
                .foreign_key(&mut references("enrollment", "district_id", "district"))
                .foreign_key(&mut references("enrollment", "class_id", "class"))
                .foreign_key(&mut references("enrollment", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("enrollment", &["class_id"])).await?;
        m.create_index(index("enrollment", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("session")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("class_id"))
                .col(uuid("opened_by"))
                .col(text("display"))
                .col(boolean("covered").default(false))
                .col(big_integer("rev"))
                .col(big_integer("opened_at"))
                .col(big_integer_null("closed_at"))
                .foreign_key(&mut references("session", "district_id", "district"))
                .foreign_key(&mut references("session", "class_id", "class"))
                .foreign_key(&mut references("session", "opened_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("session", &["class_id"])).await?;
        m.create_table(
            Table::create()
                .table("attendance")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("session_id"))
                .col(uuid("class_id"))
                .col(uuid("person_id"))
                .col(big_integer("came_at"))
                .foreign_key(&mut references("attendance", "district_id", "district"))
                .foreign_key(&mut references("attendance", "session_id", "session"))
                .foreign_key(&mut references("attendance", "class_id", "class"))
                .foreign_key(&mut references("attendance", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("attendance", &["session_id", "person_id"])).await?;
        m.create_table(
            Table::create()
                .table("invitation")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("school_id"))
                .col(uuid_null("class_id"))
                .col(text("token_hash"))
                .col(text("role"))
                .col(uuid("created_by"))
                .col(big_integer("created_at"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("used_at"))
                .col(uuid_null("used_by"))
                .foreign_key(&mut references("invitation", "district_id", "district"))
                .foreign_key(&mut references("invitation", "school_id", "school"))
                .foreign_key(&mut references("invitation", "class_id", "class"))
                .foreign_key(&mut references("invitation", "created_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("invitation", &["token_hash"])).await?;
        m.create_table(
            Table::create()
                .table("projector")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("session_id"))
                .col(uuid("class_id"))
                .col(text("token_hash"))
                .col(uuid("created_by"))
                .col(big_integer("created_at"))
                .col(big_integer_null("revoked_at"))
                .foreign_key(&mut references("projector", "district_id", "district"))
                .foreign_key(&mut references("projector", "session_id", "session"))
                .foreign_key(&mut references("projector", "class_id", "class"))
                .foreign_key(&mut references("projector", "created_by", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("projector", &["token_hash"])).await?;
        m.create_index(index("projector", &["session_id"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("projector").to_owned()).await?;
        m.drop_table(Table::drop().table("invitation").to_owned()).await?;
        m.drop_table(Table::drop().table("attendance").to_owned()).await?;
        m.drop_table(Table::drop().table("session").to_owned()).await?;
        m.drop_table(Table::drop().table("enrollment").to_owned()).await?;
        m.drop_table(Table::drop().table("teaching").to_owned()).await?;
        m.drop_table(Table::drop().table("class").to_owned()).await?;
        Ok(())
    }
}
