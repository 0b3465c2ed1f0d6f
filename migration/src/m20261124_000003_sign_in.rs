//! How a person proves who they are: passwords, devices, picture PINs, sign-ins, and the wrong guesses.

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
                .table("credential")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(text("email"))
                .col(text("password_hash"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("credential", "district_id", "district"))
                .foreign_key(&mut references("credential", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("credential", &["email"])).await?;
        m.create_index(unique("credential", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("device")
                .col(pk_uuid("id"))
                .col(uuid_null("district_id"))
                .col(uuid_null("class_id"))
                .col(text("token_hash"))
                .col(big_integer("created_at"))
                .col(big_integer("seen_at"))
                .foreign_key(&mut references("device", "district_id", "district"))
                .foreign_key(&mut references("device", "class_id", "class"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("device", &["token_hash"])).await?;
        m.create_table(
            Table::create()
                .table("device_person")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("device_id"))
                .col(uuid("person_id"))
                .col(big_integer("linked_at"))
                .foreign_key(&mut references("device_person", "district_id", "district"))
                .foreign_key(&mut references("device_person", "device_id", "device"))
                .foreign_key(&mut references("device_person", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("device_person", &["device_id", "person_id"])).await?;
        m.create_index(index("device_person", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("pin")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(text("mac"))
                .col(big_integer("set_at"))
                .col(integer("wrong"))
                .col(big_integer_null("locked_at"))
                .foreign_key(&mut references("pin", "district_id", "district"))
                .foreign_key(&mut references("pin", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("pin", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("sign_in")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("person_id"))
                .col(uuid_null("device_id"))
                .col(uuid_null("class_id"))
                .col(text("token_hash"))
                .col(boolean("staff").default(false))
                .col(big_integer("created_at"))
                .col(big_integer("seen_at"))
                .col(big_integer("expires_at"))
                .col(big_integer_null("ended_at"))
                .foreign_key(&mut references("sign_in", "district_id", "district"))
                .foreign_key(&mut references("sign_in", "person_id", "person"))
                .foreign_key(&mut references("sign_in", "device_id", "device"))
                .foreign_key(&mut references("sign_in", "class_id", "class"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("sign_in", &["token_hash"])).await?;
        m.create_index(index("sign_in", &["person_id"])).await?;
        m.create_table(
            Table::create()
                .table("wrong_guess")
                .col(pk_uuid("id"))
                .col(text("what"))
                .col(text("source"))
                .col(big_integer("at"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("wrong_guess", &["what", "source", "at"])).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_table(Table::drop().table("wrong_guess").to_owned()).await?;
        m.drop_table(Table::drop().table("sign_in").to_owned()).await?;
        m.drop_table(Table::drop().table("pin").to_owned()).await?;
        m.drop_table(Table::drop().table("device_person").to_owned()).await?;
        m.drop_table(Table::drop().table("device").to_owned()).await?;
        m.drop_table(Table::drop().table("credential").to_owned()).await?;
        Ok(())
    }
}
