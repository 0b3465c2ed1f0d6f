//! Choice: boards with their options, proposals, what was chosen and what helped; who sees a student's page of it.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around a choice begins with.
fn of_choice(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("choice_id"))
        .col(uuid("subject_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "choice_id", "choice"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        boards(m).await?;
        choices(m).await?;
        m.create_table(
            Table::create()
                .table("helped_reader")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(uuid("person_id"))
                .col(big_integer("since"))
                .col(big_integer_null("until"))
                .foreign_key(&mut references("helped_reader", "district_id", "district"))
                .foreign_key(&mut references("helped_reader", "subject_id", "person"))
                .foreign_key(&mut references("helped_reader", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("helped_reader", &["subject_id", "person_id"])).await?;
        m.create_index(index("helped_reader", &["person_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "helped_reader",
            "choice_after",
            "choice_pick",
            "choice_version",
            "choice",
            "board_proposal",
            "board_option",
            "board",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn boards(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("board")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(uuid("made_by"))
            .col(uuid("changed_by"))
            .col(uuid_null("prompt_id"))
            .col(text("target"))
            .col(text("template"))
            .col(text("stage"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("opened_at"))
            .col(big_integer_null("closed_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("board", "district_id", "district"))
            .foreign_key(&mut references("board", "class_id", "class"))
            .foreign_key(&mut references("board", "made_by", "person"))
            .foreign_key(&mut references("board", "changed_by", "person"))
            .foreign_key(&mut references("board", "prompt_id", "prompt"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("board", &["class_id"])).await?;
    m.create_table(
        Table::create()
            .table("board_option")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("board_id"))
            // A student's own, and theirs alone.
            .col(uuid_null("subject_id"))
            .col(text("axis"))
            .col(text("words"))
            .col(text_null("mode"))
            .col(boolean("must"))
            .col(integer("place"))
            // Offered in the place of one that was chosen before it was worded anew.
            .col(uuid_null("replaces"))
            .col(big_integer("created_at"))
            .col(big_integer_null("retired_at"))
            .foreign_key(&mut references("board_option", "district_id", "district"))
            .foreign_key(&mut references("board_option", "board_id", "board"))
            .foreign_key(&mut references("board_option", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("board_option", &["board_id"])).await?;
    m.create_index(index("board_option", &["subject_id"])).await?;
    m.create_table(
        Table::create()
            .table("board_proposal")
            // The id of the option that it becomes.
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("board_id"))
            .col(uuid("subject_id"))
            .col(text("axis"))
            .col(text("words"))
            .col(text("reaches"))
            .col(text("state"))
            .col(text("answer"))
            .col(uuid_null("answered_by"))
            .col(big_integer_null("answered_at"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("board_proposal", "district_id", "district"))
            .foreign_key(&mut references("board_proposal", "board_id", "board"))
            .foreign_key(&mut references("board_proposal", "subject_id", "person"))
            .foreign_key(&mut references("board_proposal", "answered_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("board_proposal", &["board_id"])).await?;
    m.create_index(index("board_proposal", &["subject_id"])).await
}

async fn choices(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("choice")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("board_id"))
            .col(uuid("subject_id"))
            .col(uuid_null("reflection_id"))
            .col(integer("version"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("choice", "district_id", "district"))
            .foreign_key(&mut references("choice", "board_id", "board"))
            .foreign_key(&mut references("choice", "subject_id", "person"))
            .foreign_key(&mut references("choice", "reflection_id", "reflection"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("choice", &["board_id", "subject_id"])).await?;
    m.create_index(index("choice", &["subject_id"])).await?;
    m.create_table(
        of_choice("choice_version").col(integer("number")).col(text("why")).col(big_integer("created_at")).to_owned(),
    )
    .await?;
    m.create_index(unique("choice_version", &["choice_id", "number"])).await?;
    m.create_table(
        of_choice("choice_pick")
            .col(integer("number"))
            .col(uuid("option_id"))
            .foreign_key(&mut references("choice_pick", "option_id", "board_option"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("choice_pick", &["choice_id", "number", "option_id"])).await?;
    m.create_index(index("choice_pick", &["option_id"])).await?;
    m.create_table(
        of_choice("choice_after")
            .col(uuid("option_id"))
            .col(text("outcome"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("choice_after", "option_id", "board_option"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("choice_after", &["choice_id"])).await
}
