//! The strategy shelf of a class, the outside tools that a school approved, and tries: a need, two strategies, what each changed.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around a try begins with.
fn of_try(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("try_id"))
        .col(uuid("subject_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "try_id", "try_two"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        tools(m).await?;
        // A recommendation may come out of a try, and what is tried may come from a shelf: the second points at the first by a
        // foreign key, the first back by its id alone.
        shelf(m).await?;
        tries(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["try_answer", "try_reader", "tried", "try_two", "strategy_helped", "strategy", "approved_tool"] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn tools(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("approved_tool")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("school_id"))
            .col(text("name"))
            .col(text("host"))
            .col(text("note"))
            .col(uuid("approved_by"))
            .col(big_integer("approved_at"))
            .col(uuid_null("withdrawn_by"))
            .col(big_integer_null("withdrawn_at"))
            .foreign_key(&mut references("approved_tool", "district_id", "district"))
            .foreign_key(&mut references("approved_tool", "school_id", "school"))
            .foreign_key(&mut references("approved_tool", "approved_by", "person"))
            .foreign_key(&mut references("approved_tool", "withdrawn_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("approved_tool", &["school_id", "host"])).await
}

async fn shelf(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("strategy")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(uuid_null("subject_id"))
            .col(uuid_null("added_by"))
            .col(text_null("bank_id"))
            .col(text("kind"))
            .col(text("need"))
            .col(text("name"))
            .col(text("does"))
            .col(text("helps"))
            .col(text("address"))
            .col(text("host"))
            .col(boolean("signed"))
            .col(text("stage"))
            .col(text_null("suggested"))
            .col(text("why"))
            .col(uuid_null("decided_by"))
            .col(uuid_null("tried_id"))
            .col(big_integer_null("curated_at"))
            .col(big_integer("rev"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("strategy", "district_id", "district"))
            .foreign_key(&mut references("strategy", "class_id", "class"))
            .foreign_key(&mut references("strategy", "subject_id", "person"))
            .foreign_key(&mut references("strategy", "added_by", "person"))
            .foreign_key(&mut references("strategy", "decided_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("strategy", &["class_id"])).await?;
    m.create_index(index("strategy", &["subject_id"])).await?;
    m.create_index(index("strategy", &["host"])).await?;
    m.create_table(
        Table::create()
            .table("strategy_helped")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("strategy_id"))
            .col(uuid("subject_id"))
            .col(text("words"))
            .col(boolean("signed"))
            .col(text("stage"))
            .col(text("why"))
            .col(uuid_null("decided_by"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("strategy_helped", "district_id", "district"))
            .foreign_key(&mut references("strategy_helped", "strategy_id", "strategy"))
            .foreign_key(&mut references("strategy_helped", "subject_id", "person"))
            .foreign_key(&mut references("strategy_helped", "decided_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("strategy_helped", &["strategy_id"])).await?;
    m.create_index(index("strategy_helped", &["subject_id"])).await
}

async fn tries(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("try_two")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("subject_id"))
            .col(text("need"))
            .col(text("words"))
            .col(big_integer_null("aside_at"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .foreign_key(&mut references("try_two", "district_id", "district"))
            .foreign_key(&mut references("try_two", "subject_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("try_two", &["subject_id"])).await?;
    m.create_table(
        of_try("tried")
            .col(uuid_null("strategy_id"))
            .col(text("kind"))
            .col(text("name"))
            .col(integer("place"))
            .col(text("changed"))
            .col(text_null("keeps"))
            .col(uuid_null("reflection_id"))
            .col(big_integer("created_at"))
            .col(big_integer_null("told_at"))
            .foreign_key(&mut references("tried", "strategy_id", "strategy"))
            .foreign_key(&mut references("tried", "reflection_id", "reflection"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("tried", &["try_id", "place"])).await?;
    m.create_table(
        of_try("try_reader")
            .col(uuid("person_id"))
            .col(big_integer("since"))
            .col(big_integer_null("until"))
            .foreign_key(&mut references("try_reader", "person_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("try_reader", &["try_id", "person_id"])).await?;
    m.create_index(index("try_reader", &["person_id"])).await?;
    m.create_table(
        of_try("try_answer")
            .col(uuid("author_id"))
            .col(text("words"))
            .col(big_integer("created_at"))
            .foreign_key(&mut references("try_answer", "author_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("try_answer", &["try_id"])).await
}
