//! Goals: their wordings, who sees them, what was said, steps, the circle of control, asks, evidence; a class's competencies and starters.

use sea_orm_migration::{prelude::*, schema::*};

use crate::table::{index, references, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What every table around a goal begins with.
fn of_goal(table: &'static str) -> TableCreateStatement {
    Table::create()
        .table(table)
        .col(pk_uuid("id"))
        .col(uuid("district_id"))
        .col(uuid("goal_id"))
        .col(uuid("subject_id"))
        .foreign_key(&mut references(table, "district_id", "district"))
        .foreign_key(&mut references(table, "goal_id", "goal"))
        .foreign_key(&mut references(table, "subject_id", "person"))
        .to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        around_classes(m).await?;
        m.create_table(
            Table::create()
                .table("goal")
                .col(pk_uuid("id"))
                .col(uuid("district_id"))
                .col(uuid("subject_id"))
                .col(text("stage"))
                .col(integer("version"))
                .col(big_integer("rev"))
                .col(big_integer("created_at"))
                .col(big_integer("changed_at"))
                .foreign_key(&mut references("goal", "district_id", "district"))
                .foreign_key(&mut references("goal", "subject_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal", &["subject_id"])).await?;
        m.create_table(
            of_goal("goal_version")
                .col(integer("number"))
                .col(text("kind"))
                .col(text("statement"))
                .col(text("stand"))
                .col(text("why"))
                .col(text("success"))
                .col(text("by_day"))
                .col(text("obstacle"))
                .col(text("then_do"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("goal_version", &["goal_id", "number"])).await?;
        m.create_table(
            of_goal("goal_class")
                .col(uuid("class_id"))
                .foreign_key(&mut references("goal_class", "class_id", "class"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("goal_class", &["goal_id", "class_id"])).await?;
        m.create_table(
            of_goal("goal_reader")
                .col(uuid("person_id"))
                .col(big_integer("since"))
                .col(big_integer_null("until"))
                .foreign_key(&mut references("goal_reader", "person_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("goal_reader", &["goal_id", "person_id"])).await?;
        m.create_index(index("goal_reader", &["person_id"])).await?;
        m.create_table(
            of_goal("goal_entry")
                .col(uuid("author_id"))
                .col(integer("version"))
                .col(text("kind"))
                .col(text("feels"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .foreign_key(&mut references("goal_entry", "author_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal_entry", &["goal_id"])).await?;
        m.create_table(
            of_goal("goal_thought")
                .col(text("kind"))
                .col(text("words"))
                .col(text_null("circle"))
                .col(big_integer("created_at"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal_thought", &["goal_id"])).await?;
        m.create_table(
            of_goal("goal_step")
                // A thought can be forgotten; the step that came of it stays.
                .col(uuid_null("thought_id"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .col(big_integer("by_at"))
                .col(text_null("ended"))
                .col(text("end_words"))
                .col(big_integer_null("ended_at"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal_step", &["goal_id"])).await?;
        m.create_table(
            of_goal("goal_ask")
                .col(uuid("adult_id"))
                .col(text("kind"))
                .col(text("words"))
                .col(text("answer"))
                .col(big_integer("created_at"))
                .col(big_integer_null("seen_at"))
                .col(big_integer_null("answered_at"))
                .col(big_integer_null("taken_back_at"))
                .foreign_key(&mut references("goal_ask", "adult_id", "person"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal_ask", &["goal_id"])).await?;
        m.create_index(index("goal_ask", &["adult_id"])).await?;
        m.create_table(
            of_goal("goal_evidence")
                .col(uuid("version_id"))
                .col(text("words"))
                .col(big_integer("created_at"))
                .col(big_integer_null("unlinked_at"))
                .foreign_key(&mut references("goal_evidence", "version_id", "version"))
                .to_owned(),
        )
        .await?;
        m.create_index(index("goal_evidence", &["goal_id"])).await?;
        m.create_index(index("goal_evidence", &["version_id"])).await?;
        m.create_table(
            of_goal("goal_aim")
                .col(uuid("competency_id"))
                .col(uuid("linked_by"))
                .col(big_integer("created_at"))
                .col(big_integer_null("unlinked_at"))
                .col(uuid_null("evidence_id"))
                .col(text("claim"))
                .col(big_integer_null("claimed_at"))
                .foreign_key(&mut references("goal_aim", "competency_id", "competency"))
                .foreign_key(&mut references("goal_aim", "linked_by", "person"))
                .foreign_key(&mut references("goal_aim", "evidence_id", "goal_evidence"))
                .to_owned(),
        )
        .await?;
        m.create_index(unique("goal_aim", &["goal_id", "competency_id"])).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "goal_aim",
            "goal_evidence",
            "goal_ask",
            "goal_step",
            "goal_thought",
            "goal_entry",
            "goal_reader",
            "goal_class",
            "goal_version",
            "goal",
            "goal_starter",
            "competency",
        ];
        for table in tables {
            m.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

async fn around_classes(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("competency")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(text("code"))
            .col(text("identifier"))
            .col(text("statement"))
            // Its place in the list it came with.
            .col(integer("place"))
            .col(big_integer("created_at"))
            .col(big_integer_null("removed_at"))
            .foreign_key(&mut references("competency", "district_id", "district"))
            .foreign_key(&mut references("competency", "class_id", "class"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("competency", &["class_id"])).await?;
    m.create_table(
        Table::create()
            .table("goal_starter")
            .col(pk_uuid("id"))
            .col(uuid("district_id"))
            .col(uuid("class_id"))
            .col(uuid("offered_by"))
            .col(text_null("bank_id"))
            .col(text("kind"))
            .col(text("statement"))
            .col(text("hint"))
            .col(big_integer("created_at"))
            .col(big_integer_null("taken_back_at"))
            .foreign_key(&mut references("goal_starter", "district_id", "district"))
            .foreign_key(&mut references("goal_starter", "class_id", "class"))
            .foreign_key(&mut references("goal_starter", "offered_by", "person"))
            .to_owned(),
    )
    .await?;
    m.create_index(index("goal_starter", &["class_id"])).await
}
