//! Lessons: steps lined up beforehand, the classes they stand in, and their runs.

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
        lessons(m).await?;
        runs(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["lesson_asked", "lesson_run", "lesson_class", "lesson_step", "lesson"] {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn of(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .to_owned()
}

async fn lessons(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of("lesson")
            .col(uuid("owner_id"))
            .col(text("title"))
            .col(big_integer("created_at"))
            .col(big_integer("changed_at"))
            .col(big_integer_null("archived_at"))
            .foreign_key(&mut references("lesson", "owner_id", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("lesson", &["owner_id"])).await?;
    m.create_table(
        of("lesson_step")
            .col(uuid("lesson_id"))
            // Order alone: places have gaps.
            .col(integer("place"))
            .col(text("scene"))
            .col(text("note"))
            .col(integer_null("minutes"))
            .col(text_null("question"))
            .col(text("starters"))
            .col(text("access_point"))
            .col(text("phase"))
            .col(text("plan"))
            .col(big_integer("rev"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("lesson_step", "lesson_id", "lesson"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("lesson_step", &["lesson_id"])).await?;
    m.create_table(
        of("lesson_class")
            .col(uuid("lesson_id"))
            .col(uuid("class_id"))
            .col(big_integer("since"))
            .foreign_key(&mut references("lesson_class", "lesson_id", "lesson"))
            .foreign_key(&mut references("lesson_class", "class_id", "class"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("lesson_class", &["lesson_id", "class_id"])).await?;
    m.create_index(index("lesson_class", &["class_id"])).await
}

async fn runs(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        of("lesson_run")
            .col(uuid("lesson_id"))
            .col(uuid("class_id"))
            .col(uuid("session_id"))
            .col(uuid("step_id"))
            // Of the step, for when it is taken out while the lesson runs.
            .col(integer("place"))
            .col(uuid("started_by"))
            .col(big_integer("started_at"))
            .col(big_integer("turned_at"))
            .col(big_integer_null("ended_at"))
            .foreign_key(&mut references("lesson_run", "lesson_id", "lesson"))
            .foreign_key(&mut references("lesson_run", "class_id", "class"))
            .foreign_key(&mut references("lesson_run", "session_id", "session"))
            .foreign_key(&mut references("lesson_run", "step_id", "lesson_step"))
            .foreign_key(&mut references("lesson_run", "started_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("lesson_run", &["session_id"])).await?;
    // What a run has asked: each step once.
    m.create_table(
        of("lesson_asked")
            .col(uuid("run_id"))
            .col(uuid("step_id"))
            .col(uuid("prompt_id"))
            .foreign_key(&mut references("lesson_asked", "run_id", "lesson_run"))
            .foreign_key(&mut references("lesson_asked", "step_id", "lesson_step"))
            .foreign_key(&mut references("lesson_asked", "prompt_id", "prompt"))
            .to_owned(),
    )
    .await?;
    m.create_index(unique("lesson_asked", &["run_id", "step_id"])).await
}
